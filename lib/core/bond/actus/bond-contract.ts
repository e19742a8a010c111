import { HeliographError } from "../../errors/heliograph-error";
import { type Bond, notionalOf } from "../bond";
import { couponRate } from "../coupon-rate";
import type { ContractTermsJson } from "./contract-terms";
import { exportContract } from "./export-contract";

/** What a bond's own terms do not say. */
export type BondContractIdentity = {
  readonly contractID: string;
  readonly currency: string;
  readonly contractRole: "RPA" | "RPL";
  /** Face in units of the currency. */
  readonly face: number;
  /** Per 100 of face. */
  readonly issuePrice: number;
};

/**
 * A bond as an ACTUS contract with its rates as they are set or forecast.
 * @throws HeliographError BOND_FIXING_MISSING, ACTUS_NOT_EXPRESSIBLE also for a redemption other than par
 */
export function bondContract(bond: Bond, identity: BondContractIdentity): ContractTermsJson {
  if (bond.redemption !== 100) {
    throw new HeliographError({
      code: "ACTUS_NOT_EXPRESSIBLE",
      message: "ACTUS contracts of this kind redeem at par.",
      remedy: "Export a bond whose redemption is 100.",
      data: { redemption: bond.redemption },
    });
  }
  const { contractID, currency, contractRole, face, issuePrice } = identity;
  const [issued = "", ...dates] = bond.schedule.dates;
  const scaled = (per100: number) => decimal((face * per100) / 100);
  return exportContract({
    ...{ contractID, currency, contractRole, issued, dates, dayCount: bond.dayCount },
    rates: dates.map((to, index) => decimal(couponRate(bond.coupon, index, dates[index - 1] ?? issued, to))),
    par: scaled(notionalOf(bond, 0)),
    principal: dates.map((_, index) => scaled(notionalOf(bond, index) - notionalOf(bond, index + 1))),
    premium: scaled(issuePrice - 100),
  });
}

/** Decimal text without an exponent. */
function decimal(value: number): string {
  return value.toFixed(12).replace(/\.?0+$/, "");
}
