import { isHeliographError } from "../../errors/heliograph-error";
import { canonicalJson, type Json } from "../../evidence/canonical-json";
import { trancheContract } from "../tranche-contract";
import { cashFlowCsv } from "./cash-flow-csv";
import { cashFlowTables } from "./cash-flow-tables";
import type { DealDocument } from "./deal-document";
import type { DocumentFigures } from "./document-figures";
import type { DealDocumentKind } from "./document-kind";
import { factsheet } from "./factsheet";
import { termSheet } from "./term-sheet";

/** A document that stands before it is drawn or stored: a text as it is, or a document for people. */
export type PublishedFile = { readonly kind: DealDocumentKind; readonly trancheId?: string } & (
  | { readonly mediaType: "application/json" | "text/csv"; readonly extension: "json" | "csv"; readonly text: string }
  | { readonly mediaType: "application/pdf"; readonly extension: "pdf"; readonly document: DealDocument }
);

/** Everything that is published of a deal beside its terms, all from the same figures; same figures, same bytes. */
export function publishedFiles(figures: DocumentFigures): PublishedFile[] {
  const { terms } = figures;
  const contracts = terms.tranches.map(({ id }) => contractOf(figures, id));
  const notExpressible = contracts.flatMap(({ trancheId, reason }) =>
    reason === undefined ? [] : [{ trancheId, reason }],
  );
  const json = { mediaType: "application/json", extension: "json" } as const;
  const pdf = { mediaType: "application/pdf", extension: "pdf" } as const;
  return [
    { kind: "figures", ...json, text: canonicalJson(figures as unknown as Json) },
    { kind: "term-sheet", ...pdf, document: termSheet(figures) },
    { kind: "factsheet", ...pdf, document: factsheet(figures) },
    { kind: "cash-flow-tables", ...pdf, document: cashFlowTables(figures, notExpressible) },
    ...terms.tranches.map(
      ({ id }): PublishedFile => ({
        ...{ kind: "cash-flows", trancheId: id, mediaType: "text/csv", extension: "csv" },
        text: cashFlowCsv(figures, id),
      }),
    ),
    ...contracts.flatMap(({ trancheId, text }): PublishedFile[] =>
      text === undefined ? [] : [{ kind: "contract-terms", trancheId, ...json, text }],
    ),
  ];
}

/** ACTUS terms of a tranche, or why ACTUS cannot tell it. */
function contractOf(
  { terms }: DocumentFigures,
  trancheId: string,
): { trancheId: string; text?: string; reason?: string } {
  try {
    return { trancheId, text: canonicalJson(trancheContract(terms, trancheId) as Json) };
  } catch (error) {
    if (isHeliographError(error) && error.code === "ACTUS_NOT_EXPRESSIBLE") return { trancheId, reason: error.message };
    throw error;
  }
}
