import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import type { OfferingRules } from "../../core/subscription/eligibility";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { type Offering, offerings } from "./offering-records";

/**
 * The issuer says to whom an offering is open, or closes it. Orders that stand are not touched; the published terms
 * cannot be changed, and the minimum does not fall below theirs.
 * @throws HeliographError OFFERING_MINIMUM_TOO_LOW
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
  const changed: Offering = { ...offering, rules, status };
  const event = newEvent(ports, "offering.changed.v1", offering.orgId, { offeringId: offering.id });
  await commitOrFail(ports.book, [put(offerings, changed, input.version), publish(event)]);
  return { value: changed, version: input.version + 1 };
}
