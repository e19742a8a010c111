import * as z from "zod";
import { Sha256Hex } from "../../evidence/hash";
import { idSchema } from "../../ids/ids";

/** What is published of a deal, in the order in which it is read. */
export const DEAL_DOCUMENT_KINDS = [
  "term-sheet",
  "factsheet",
  "cash-flow-tables",
  "cash-flows",
  "contract-terms",
  "terms",
  "figures",
] as const;
export type DealDocumentKind = (typeof DEAL_DOCUMENT_KINDS)[number];

/** A published file: stored under its hash, and the same for ever. */
export const DealDocumentFile = z.strictObject({
  kind: z.enum(DEAL_DOCUMENT_KINDS),
  /** Where it is of one tranche. */
  trancheId: idSchema("tranche").optional(),
  sha256: Sha256Hex,
  mediaType: z.enum(["application/pdf", "application/json", "text/csv"]),
  fileName: z.string().max(160),
});
export type DealDocumentFile = z.infer<typeof DealDocumentFile>;

/** `<deal>-<kind>[-<symbol>].<extension>` in lower case. */
export function documentFileName(
  dealName: string,
  kind: DealDocumentKind,
  symbol: string | undefined,
  extension: string,
): string {
  const stem = dealName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80);
  return `${stem}-${kind}${symbol === undefined ? "" : `-${symbol.toLowerCase()}`}.${extension}`;
}
