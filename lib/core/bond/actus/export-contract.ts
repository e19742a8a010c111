import { HeliographError } from "../../errors/heliograph-error";
import { addDays, type LocalDate } from "../../time/local-date";
import { yearFraction } from "../day-count";
import type { DayCount } from "../day-count-name";
import type { ContractTermsJson, DAY_COUNT_CONVENTIONS } from "./contract-terms";

/** A security with its dates and amounts written out, ready to be told as an ACTUS contract. */
export type ContractPlan = {
  readonly contractID: string;
  readonly currency: string;
  /** RPA: told by who is owed the principal; RPL: by who owes it. */
  readonly contractRole: "RPA" | "RPL";
  readonly issued: LocalDate;
  /** Ends of the interest periods, the first of which begins when it is issued. */
  readonly dates: readonly LocalDate[];
  /** Yearly rate of each period as a decimal text; the last one repeats. */
  readonly rates: readonly string[];
  /** Par, and principal at the end of each period, in decimal text of the currency; the last one is what is left. */
  readonly par: string;
  readonly principal: readonly string[];
  /** Below 0 for an issue under par. */
  readonly premium: string;
  readonly dayCount: DayCount;
};

type Convention = (typeof DAY_COUNT_CONVENTIONS)[number];

const CONVENTIONS: Readonly<Partial<Record<DayCount, Convention>>> = {
  "act/act-isda": "AA",
  "act/360": "A360",
  "act/365f": "A365",
  "30e/360": "30E360",
  "30e/360-isda": "30E360ISDA",
  // ACTUS has no bond basis; on dates that no 31st touches the two are the same, which is checked.
  "30/360": "30E360",
};

/**
 * An ACTUS contract whose interest, principal and rates are stated by date (LAX), as a schedule that was sculpted or moved
 * to business days cannot be told by a cycle. @throws HeliographError ACTUS_NOT_EXPRESSIBLE for a day count that ACTUS does not have
 */
export function exportContract(plan: ContractPlan): ContractTermsJson {
  const { contractID, currency, contractRole, issued, dates, rates, par, principal, premium } = plan;
  const end = dates.at(-1) ?? issued;
  const inner = dates.slice(0, -1);
  const common = {
    ...{ contractID, contractRole, currency, notionalPrincipal: par, premiumDiscountAtIED: premium },
    ...{ statusDate: time(issued, "before"), contractDealDate: time(issued), initialExchangeDate: time(issued) },
    ...{ maturityDate: time(end), dayCountConvention: conventionOf(plan), nominalInterestRate: rates[0] ?? "0" },
  } as const;
  const repaid = inner.flatMap((date, index) =>
    isZero(principal[index]) ? [] : [{ date, amount: principal[index] ?? "0" }],
  );
  const changes = inner.flatMap((date, index) => {
    const next = rates[Math.min(index + 1, rates.length - 1)];
    return next !== undefined && next !== rates[Math.min(index, rates.length - 1)] ? [{ date, rate: next }] : [];
  });
  return {
    ...common,
    contractType: "LAX",
    arrayCycleAnchorDateOfInterestPayment: inner.map((date) => time(date)),
    arrayCycleAnchorDateOfPrincipalRedemption: repaid.map(({ date }) => time(date)),
    arrayNextPrincipalRedemptionPayment: repaid.map(({ amount }) => amount),
    arrayIncreaseDecrease: repaid.map(() => "DEC"),
    ...(changes.length > 0 && {
      arrayCycleAnchorDateOfRateReset: changes.map(({ date }) => time(date)),
      arrayRate: changes.map(({ rate }) => rate),
      arrayFixedVariable: changes.map(() => "F" as const),
    }),
  };
}

function conventionOf({ dayCount, issued, dates }: ContractPlan): Convention {
  const convention = CONVENTIONS[dayCount];
  const isSame = (from: LocalDate, to: LocalDate) => {
    if (dayCount !== "30/360") return true;
    const [ours, theirs] = [yearFraction("30/360", from, to), yearFraction("30e/360", from, to)];
    return ours.numerator === theirs.numerator && ours.denominator === theirs.denominator;
  };
  if (convention && dates.every((to, index) => isSame(dates[index - 1] ?? issued, to))) return convention;
  throw new HeliographError({
    code: "ACTUS_NOT_EXPRESSIBLE",
    message: `ACTUS has no day count that counts these periods as ${dayCount} does.`,
    remedy: "Export a security with act/act-isda, act/360, act/365f or 30e/360.",
    data: { dayCount },
  });
}

/** `before`: the last second before a day, so that what happens on it lies after the status date. */
function time(date: LocalDate, moment: "begin" | "before" = "begin"): string {
  return moment === "begin" ? `${date}T00:00:00` : `${addDays(date, -1)}T23:59:59`;
}

function isZero(amount: string | undefined): boolean {
  return amount === undefined || Number(amount) === 0;
}
