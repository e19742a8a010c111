import { transitionDeal } from "../../core/deal/deal";
import { documentFigures } from "../../core/deal/documents/document-figures";
import { assertPublishable } from "../../core/deal/publication-gaps";
import { assertTermsSound } from "../../core/deal/terms-soundness";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Json } from "../../core/evidence/canonical-json";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { storeJson } from "../stored-json";
import { type DealEntry, deals } from "./deal-records";
import { ProjectionFile } from "./projection-file";
import { storeDocuments } from "./store-documents";

/**
 * Freezes the terms under their hash and makes the term sheet and every other document. Publishing again what is published changes nothing.
 * @throws HeliographError DEAL_NOT_STRUCTURED, and those of `assertTermsSound` and `assertPublishable`: what is missing is listed
 */
export async function publishDeal(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "documents">,
  actor: Actor | null,
  input: { dealId: string; version: number },
): Promise<Stored<DealEntry>> {
  const stored = await requireStored(ports.book, deals, input.dealId);
  const entry = stored.value;
  requireRole(actor, entry.orgId, ["issuer"]);
  if (entry.deal.termSheetHash !== undefined) return stored;
  const { terms, projectionSummary } = entry.deal;
  if (!terms || !projectionSummary || entry.projectionHash === undefined) {
    throw new HeliographError({
      code: "DEAL_NOT_STRUCTURED",
      kind: "conflict",
      message: "This deal has no terms to publish.",
      remedy: "Structure it first, look at its figures, then publish.",
      data: { dealId: entry.id },
    });
  }
  assertTermsSound(terms);
  assertPublishable(terms);
  const file = ProjectionFile.parse(
    JSON.parse(new TextDecoder().decode(await ports.storage.get(entry.projectionHash))),
  );
  const termsHash = await storeJson(ports.storage, terms as Json);
  const { base, downside, downsideShockBps, breakEvenBps } = file;
  const figures = documentFigures({
    ...{ terms, termsHash, downsideShockBps, breakEvenBps },
    base: { ...base, summary: projectionSummary.base },
    downside: { ...downside, summary: projectionSummary.downside },
  });
  const { termSheetHash, documents } = await storeDocuments(ports, figures);
  const deal = transitionDeal(entry.deal, "published", { termsHash, termSheetHash, documents });
  const changed: DealEntry = { ...entry, deal, updatedAt: formatInstant(ports.clock.now()) };
  const event = newEvent(ports, "deal.published.v1", entry.orgId, { dealId: entry.id });
  await commitOrFail(ports.book, [put(deals, changed, input.version), publish(event)]);
  return { value: changed, version: input.version + 1 };
}
