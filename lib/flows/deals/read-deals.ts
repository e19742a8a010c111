import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { Role } from "../../core/identity/roles";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type DealEntry, deals } from "./deal-records";
import { ProjectionFile } from "./projection-file";

/** Who may look at an organisation's deals before and behind their offerings. */
export const DEAL_READERS: readonly Role[] = ["issuer", "signer", "operator", "trustee", "auditor"];

export async function listDeals(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { orgId: string; page?: PageRequest },
): Promise<Page<Stored<DealEntry>>> {
  requireRole(actor, input.orgId, DEAL_READERS);
  return ports.book.listByOrg(deals, input.orgId, { newestFirst: true, ...input.page });
}

/** A deal with its projection, once it is structured. */
export async function readDeal(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  dealId: string,
): Promise<Stored<DealEntry> & { projection: ProjectionFile | null }> {
  const stored = await requireStored(ports.book, deals, dealId);
  requireRole(actor, stored.value.orgId, DEAL_READERS);
  const { projectionHash } = stored.value;
  if (projectionHash === undefined) return { ...stored, projection: null };
  const text = new TextDecoder().decode(await ports.storage.get(projectionHash));
  return { ...stored, projection: ProjectionFile.parse(JSON.parse(text)) };
}

/** The published term sheet. @throws HeliographError TERM_SHEET_MISSING */
export async function readTermSheet(
  ports: Pick<Ports, "book" | "storage">,
  actor: Actor | null,
  dealId: string,
): Promise<Uint8Array> {
  const { value } = await requireStored(ports.book, deals, dealId);
  requireRole(actor, value.orgId, DEAL_READERS);
  if (value.deal.termSheetHash !== undefined) return ports.storage.get(value.deal.termSheetHash);
  throw new HeliographError({
    code: "TERM_SHEET_MISSING",
    kind: "not-found",
    message: "This deal has no term sheet yet.",
    remedy: "It is made when the deal is published.",
  });
}
