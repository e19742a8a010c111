import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { type MoneyJson, toJson } from "../../core/money/money";
import { type Availability, remainingTokens } from "../../core/subscription/availability";
import { checkEligibility, type EligibilityRefusal } from "../../core/subscription/eligibility";
import { priceOfTokens } from "../../core/subscription/place-order";
import { kycEntries } from "../kyc/kyc-records";
import { availabilities, type Offering, offerings } from "../offerings/offering-records";
import type { Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";

/** What an order would meet now. */
export type OrderCheck = {
  readonly offering: Offering;
  readonly availability: Stored<Availability>;
  /** Every reason against it at once; empty is eligible. */
  readonly refusals: readonly EligibilityRefusal[];
  readonly due: MoneyJson;
  readonly remainingTokens: number;
  /** As the identity check has it; null before the first one. */
  readonly country: string | null;
};

/**
 * Whether this person could order so many tokens now, and what they would cost. Reserves nothing.
 * @throws HeliographError OFFERING_CLOSED
 */
export async function checkOrder(
  ports: Pick<Ports, "book" | "clock">,
  actor: Actor | null,
  input: { readonly offeringId: string; readonly tokens: number },
): Promise<OrderCheck> {
  const { userId, walletAddress } = requireSignedIn(actor);
  const { value: offering } = await requireStored(ports.book, offerings, input.offeringId);
  if (offering.status !== "open") {
    throw new HeliographError({
      code: "OFFERING_CLOSED",
      kind: "conflict",
      message: "This offering is closed.",
      remedy: "Choose another offering; nothing was ordered.",
      data: { offeringId: offering.id },
    });
  }
  const availability = await requireStored(ports.book, availabilities, offering.id);
  const kyc = await ports.book.get(kycEntries, userId);
  const remaining = remainingTokens(availability.value);
  const refusals = checkEligibility(
    {
      rules: offering.rules,
      kyc: kyc?.value.record ?? null,
      walletAddress: walletAddress ?? null,
      tokens: input.tokens,
      remainingTokens: remaining,
    },
    ports.clock.now(),
  );
  return {
    ...{ offering, availability, refusals, remainingTokens: remaining },
    due: toJson(priceOfTokens(input.tokens, offering.tranche.issuePrice, offering.currency)),
    country: kyc?.value.record.country ?? null,
  };
}
