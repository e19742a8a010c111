import { type DealRecord, transitionDeal } from "../../core/deal/deal";
import type { StructureRequest } from "../../core/deal/structure-request";
import type { Json } from "../../core/evidence/canonical-json";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { derivedId } from "../../core/ids/derived-id";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { createOnce } from "../create-once";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type DealEntry, deals } from "./deal-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage">;

/** An issuer begins a deal from what it should look like; nothing is computed yet. */
export async function draftDeal(
  ports: Needs,
  actor: Actor | null,
  input: { orgId: string; idempotencyKey: string; request: StructureRequest },
): Promise<Stored<DealEntry>> {
  const { userId } = requireRole(actor, input.orgId, ["issuer"]);
  const now = formatInstant(ports.clock.now());
  const id = derivedId("deal", `${userId} ${input.idempotencyKey}`);
  const deal: DealRecord = {
    id,
    orgId: input.orgId,
    name: input.request.name,
    status: "draft",
    request: input.request,
    version: 1,
  };
  const inputHash = hashOf({ orgId: input.orgId, request: input.request } as Json);
  const entry: DealEntry = {
    id,
    orgId: input.orgId,
    deal,
    createdBy: userId,
    createdAt: now,
    updatedAt: now,
    inputHash,
  };
  const event = newEvent(ports, "deal.drafted.v1", input.orgId, { dealId: id });
  const { stored } = await createOnce(ports.book, deals, entry, [publish(event)]);
  return stored;
}

/** Changes what a deal should look like; a structured deal becomes a draft again and loses its figures. */
export async function redraftDeal(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; version: number; request: StructureRequest },
): Promise<Stored<DealEntry>> {
  const { value: entry } = await requireStored(ports.book, deals, input.dealId);
  requireRole(actor, entry.orgId, ["issuer"]);
  const current = entry.deal.status === "draft" ? entry.deal : transitionDeal(entry.deal, "draft");
  const { terms: _terms, projectionSummary: _summary, ...draft } = current;
  const { projectionHash: _hash, ...kept } = entry;
  const deal: DealRecord = {
    ...draft,
    request: input.request,
    name: input.request.name,
    version: entry.deal.version + 1,
  };
  const changed: DealEntry = { ...kept, deal, updatedAt: formatInstant(ports.clock.now()) };
  await commitOrFail(ports.book, [put(deals, changed, input.version)]);
  return { value: changed, version: input.version + 1 };
}
