import type { LocalDate, YearMonth } from "../../time/local-date";
import type { AbsRequest, GreenBondRequest } from "../structure-request";
import type { PoolMember } from "../terms";
import { demoDisclosure } from "./demo-disclosure";
import { demoAccounts, demoParties } from "./demo-parties";

/** What a demonstration deal is placed on. */
export type DemoDealInputs = {
  readonly pool: readonly PoolMember[];
  readonly closing: LocalDate;
  /** First collection month. */
  readonly firstPeriod: YearMonth;
};

/** Dates, fees and reserve that both demonstration deals share: 12 years of months, paid on the 15th. */
function demoCommon({ pool, closing, firstPeriod }: DemoDealInputs) {
  return {
    currency: "USD" as const,
    timeZone: "America/New_York",
    parties: demoParties(closing),
    accounts: demoAccounts(),
    calendar: {
      ...{ closing, firstPeriod },
      months: 144,
      cutOffDays: 3,
      determinationDays: 6,
      recordDays: 10,
      paymentDays: 15,
      calendar: "us-federal-reserve" as const,
    },
    pool: [...pool],
    trusteeFeeAnnualMinor: "240000",
    servicerFeeAnnualMinor: "360000",
    dayCount: "30/360" as const,
    tenorMonths: 144,
  };
}

/** A twelve-year amortising green bond at 5.25 %, sculpted to the pool's cash at a DSCR of 1.35. */
export function demoGreenBondRequest(inputs: DemoDealInputs): GreenBondRequest {
  return {
    kind: "green-bond",
    name: "Meridian Example Green Bond 2038",
    ...demoCommon(inputs),
    disclosure: demoDisclosure("green-bond", inputs.closing),
    note: {
      name: "Green Notes 5.25% 2038",
      symbol: "MEGB38",
      couponRate: "0.0525",
      issuePrice: "1",
      minimumTokens: 1000,
    },
    size: { by: "target-dscr", dscr: "1.35" },
    reserveMonths: 6,
    graceMonths: 0,
    amortisation: { profile: "sculpted" },
    useOfProceeds: "Refinancing of the pool's solar, storage and charging stations. A demonstration: no real proceeds.",
  };
}

/** Senior 65 %, mezzanine 20 % and junior 15 % of what the pool carries at a DSCR of 1.25 over twelve years. */
export function demoAbsRequest(inputs: DemoDealInputs): AbsRequest {
  const note = (name: string, symbol: string, couponRate: string, shareBps: number, minimumTokens: number) => ({
    ...{ name, symbol, couponRate, minimumTokens },
    issuePrice: "1",
    size: { by: "share" as const, shareBps },
  });
  return {
    kind: "abs",
    name: "Meridian Example Solar Receivables 2026-1",
    ...demoCommon(inputs),
    disclosure: demoDisclosure("abs", inputs.closing),
    senior: note("Class A Senior Notes", "MESRA", "0.052", 6500, 1000),
    mezzanine: note("Class B Mezzanine Notes", "MESRB", "0.075", 2000, 5000),
    junior: note("Class C Junior Notes", "MESRC", "0.11", 1500, 10_000),
    total: { by: "target-dscr", dscr: "1.25" },
    reserveMonths: 6,
    amortisation: "sculpted",
    dscrTrigger: "1.1",
    triggerCurable: true,
    useOfProceeds: "Purchase of the pool's stations and their receivables. A demonstration: no real proceeds.",
  };
}
