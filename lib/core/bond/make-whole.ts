import { HeliographError } from "../errors/heliograph-error";
import type { LocalDate } from "../time/local-date";
import type { Bond } from "./bond";
import { holdingOf, priceOfHolding } from "./bond-price";
import type { Compounding } from "./interest-rate";

/** What the issuer owes for calling a bond early, so that holders lose nothing by it. */
export type MakeWholeCall = {
  /** Yield of the reference security on the call day, a decimal rate. */
  readonly benchmarkYield: number;
  /** Added to it: the make-whole margin, a decimal rate. */
  readonly margin: number;
  readonly compounding: Compounding;
  /** No less than this is paid, per 100 of outstanding face: 100 is par. */
  readonly floorPrice: number;
};

/** Per 100 of the face outstanding on the call day. */
export type MakeWholePrice = {
  /** The greater of the floor and the clean present value of what was still to be paid. */
  readonly redemptionPrice: number;
  readonly accrued: number;
  /** What is above the floor. */
  readonly premium: number;
};

/**
 * Make-whole redemption: remaining principal and interest discounted at the reference yield plus the margin, without the
 * interest accrued, and no less than the floor. @see ICMA, make-whole redemption terms; Fabozzi, Handbook, ch. 1
 * @throws HeliographError BOND_NOTHING_LEFT, BOND_CALL_TOO_EARLY before `firstCall`
 */
export function makeWholePrice(
  bond: Bond,
  callDate: LocalDate,
  call: MakeWholeCall,
  firstCall?: LocalDate,
): MakeWholePrice {
  if (firstCall !== undefined && callDate < firstCall) {
    throw new HeliographError({
      code: "BOND_CALL_TOO_EARLY",
      message: `The bond cannot be called on ${callDate}, before ${firstCall}.`,
      remedy: "Call it on or after its first call day.",
      data: { callDate, firstCall },
    });
  }
  const holding = holdingOf(bond, callDate);
  const { cleanPrice, accrued } = priceOfHolding(holding, call.benchmarkYield + call.margin, call.compounding);
  const redemptionPrice = Math.max(call.floorPrice, cleanPrice);
  return { redemptionPrice, accrued, premium: redemptionPrice - call.floorPrice };
}
