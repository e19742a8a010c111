import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { OfferingRules } from "../../core/subscription/eligibility";
import { commitOrFail } from "../commit-or-fail";
import { defaultsOf } from "../enforcement/default-records";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type Offering, offerings } from "./offering-records";

/**
 * The issuer says to whom an offering is open, or closes it. Orders that stand are not touched; the published terms
 * cannot be changed, the minimum does not fall below theirs, and nothing is sold while an event of default stands.
 * @throws HeliographError OFFERING_MINIMUM_TOO_LOW, DEAL_IN_DEFAULT
 */
export async function changeOffering(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage">,
  actor: Actor | null,
  input: { offeringId: string; version: number; rules?: OfferingRules; status?: Offering["status"] },
): Promise<Stored<Offering>> {
  const { value: offering } = await requireStored(ports.book, offerings, input.offeringId);
  requireRole(actor, offering.orgId, ["issuer"]);
  const { rules = offering.rules, status = offering.status } = input;
  if (rules.minimumTokens < offering.tranche.minimumTokens) {
    throw new HeliographError({
      code: "OFFERING_MINIMUM_TOO_LOW",
      message: `The published terms ask for at least ${offering.tranche.minimumTokens} tokens an order.`,
      remedy: "Choose that minimum or a higher one.",
      data: { minimumTokens: offering.tranche.minimumTokens },
    });
  }
  if (status === "open" && offering.status !== "open") await requireNoDefault(ports, offering.dealId);
  const changed: Offering = { ...offering, rules, status };
  const event = newEvent(ports, "offering.changed.v1", offering.orgId, { offeringId: offering.id });
  await commitOrFail(ports.book, [put(offerings, changed, input.version), publish(event)]);
  return { value: changed, version: input.version + 1 };
}

async function requireNoDefault(ports: Pick<Ports, "book">, dealId: string): Promise<void> {
  const standing = (await defaultsOf(ports, dealId)).find(({ declared }) => declared.cure === undefined);
  if (!standing) return;
  throw new HeliographError({
    code: "DEAL_IN_DEFAULT",
    kind: "conflict",
    message: `An event of default stands for this deal: ${standing.declared.notice.event}.`,
    remedy: "Open the offering once the trustee has stated its cure; a deal that was accelerated sells nothing more.",
    data: { dealId, defaultId: standing.id },
  });
}
