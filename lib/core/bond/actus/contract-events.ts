import { addMonths } from "../../time/local-date";
import { annuityMaturity } from "./annuity";
import { cycleTenor, cycleTimes } from "./contract-schedule";
import type { ContractTerms } from "./contract-terms";
import { addTenorsToTime, type ContractTime, dayBefore, type ShiftedTime, shiftTime } from "./contract-time";

/** In the order in which events of the same time happen. @see ACTUS Data Dictionary, event sequence */
const EVENT_TYPES = ["IED", "FP", "PR", "IP", "IPCI", "RRF", "RR", "PRF", "PRD", "TD", "MD"] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type ScheduledEvent = ShiftedTime & {
  readonly type: EventType;
  /** Principal that a date states itself, unsigned. */
  readonly principal?: number | undefined;
  /** Rate that a date states itself. */
  readonly rate?: number | undefined;
};

/** Everything that a contract schedules after its status date, in order. @throws HeliographError ACTUS_CONTRACT_ENDLESS */
export function scheduledEvents(terms: ContractTerms): ScheduledEvent[] {
  const end = maturityOf(terms);
  const shifted = (type: EventType) => (time: ContractTime) => ({ type, ...shiftTime(time, terms) });
  const kept = (type: EventType, time: ContractTime | undefined): ScheduledEvent[] =>
    time === undefined ? [] : [{ type, at: time, computedAt: time }];
  const events: ScheduledEvent[] = [
    ...kept("IED", terms.initialExchangeDate),
    ...interestEvents(terms, end),
    ...principalEvents(terms, end),
    ...rateEvents(terms, end),
    ...feeTimes(terms, end).map(shifted("FP")),
    ...kept("PRD", terms.purchaseDate),
    ...kept("TD", terms.terminationDate),
    shifted("MD")(end),
  ];
  return events.filter(({ at }) => at > terms.statusDate).sort(byTimeThenType);
}

export function byTimeThenType(a: ScheduledEvent, b: ScheduledEvent): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return EVENT_TYPES.indexOf(a.type) - EVENT_TYPES.indexOf(b.type);
}

/** Until the capitalisation ends interest is added to the principal, also on the day on which it ends. */
function interestEvents(terms: ContractTerms, end: ContractTime): ScheduledEvent[] {
  const { capitalizationEndDate: capitalised } = terms;
  const times = new Set(interestTimes(terms, end));
  if (capitalised !== undefined) times.add(capitalised);
  return [...times].map((time) => {
    const type = capitalised !== undefined && time <= capitalised ? "IPCI" : "IP";
    return { type, ...shiftTime(time, terms) };
  });
}

function interestTimes(terms: ContractTerms, end: ContractTime): ContractTime[] {
  if (terms.contractType === "LAX" && terms.arrayCycleAnchorDateOfInterestPayment)
    return [...terms.arrayCycleAnchorDateOfInterestPayment.filter((time) => time < end), end];
  const { cycleOfInterestPayment: cycle, cycleAnchorDateOfInterestPayment: anchor } = terms;
  if (cycle === undefined && anchor === undefined) return [end];
  return cycleTimes(anchor ?? terms.initialExchangeDate, cycle, end, {
    includeEnd: true,
    endOfMonth: terms.endOfMonthConvention,
  });
}

function principalEvents(terms: ContractTerms, end: ContractTime): ScheduledEvent[] {
  switch (terms.contractType) {
    case "PAM":
      return [];
    case "ANN":
      return principalTimes(terms, end).map((time) => ({ type: "PR", ...shiftTime(time, terms) }));
    case "LAX": {
      const amounts = terms.arrayNextPrincipalRedemptionPayment ?? [];
      const times = terms.arrayCycleAnchorDateOfPrincipalRedemption ?? [];
      return times.flatMap((time, index) =>
        time < end ? [{ type: "PR" as const, ...shiftTime(time, terms), principal: amounts[index] ?? 0 }] : [],
      );
    }
    default:
      return terms.contractType satisfies never;
  }
}

/** Redemptions of an annuity before its end. */
export function principalTimes(terms: ContractTerms, end: ContractTime): ContractTime[] {
  return cycleTimes(principalAnchor(terms), terms.cycleOfPrincipalRedemption, end, {
    includeEnd: false,
    endOfMonth: terms.endOfMonthConvention,
  });
}

/** Resets, of which the first is fixed when its rate is stated; an annuity is computed anew after each, and before it begins. */
function rateEvents(terms: ContractTerms, end: ContractTime): ScheduledEvent[] {
  const { cycleAnchorDateOfRateReset: anchor, cycleOfRateReset: cycle, nextResetRate, statusDate } = terms;
  const options = { includeEnd: false, endOfMonth: terms.endOfMonthConvention };
  const resets = anchor === undefined ? [] : cycleTimes(anchor, cycle, end, options);
  const first = nextResetRate === undefined ? undefined : resets.find((time) => time > statusDate);
  const events: ScheduledEvent[] = resets.map((time) => ({
    type: time === first ? "RRF" : "RR",
    ...shiftTime(time, terms),
  }));
  if (terms.contractType === "LAX") return [...events, ...statedRates(terms, end)];
  if (terms.contractType !== "ANN") return events;
  const fixings = [...resets];
  const beforeFirst = dayBefore(principalAnchor(terms));
  if (terms.nextPrincipalRedemptionPayment === undefined && beforeFirst >= terms.initialExchangeDate)
    fixings.push(beforeFirst);
  return [...events, ...fixings.map((time) => ({ type: "PRF" as const, ...shiftTime(time, terms) }))];
}

function statedRates(terms: ContractTerms, end: ContractTime): ScheduledEvent[] {
  const times = terms.arrayCycleAnchorDateOfRateReset ?? [];
  return times.flatMap((time, index) => {
    const rate = terms.arrayRate?.[index];
    return time < end ? [{ type: "RRF" as const, ...shiftTime(time, terms), rate }] : [];
  });
}

function feeTimes(terms: ContractTerms, end: ContractTime): ContractTime[] {
  const { feeRate, cycleAnchorDateOfFee: anchor, cycleOfFee: cycle, initialExchangeDate } = terms;
  if (!feeRate || (anchor === undefined && cycle === undefined)) return [];
  return cycleTimes(anchor ?? initialExchangeDate, cycle, end, {
    includeEnd: true,
    endOfMonth: terms.endOfMonthConvention,
  });
}

/** The stated end, that of the amortisation, or the day on which the stated payments have repaid an annuity. */
export function maturityOf(terms: ContractTerms): ContractTime {
  return terms.maturityDate ?? terms.amortizationDate ?? annuityMaturity(terms, principalAnchor(terms));
}

export function principalAnchor(terms: ContractTerms): ContractTime {
  const { cycleAnchorDateOfPrincipalRedemption: anchor, cycleOfPrincipalRedemption: cycle } = terms;
  if (anchor !== undefined) return anchor;
  const { initialExchangeDate } = terms;
  if (cycle !== undefined) return addTenorsToTime(initialExchangeDate, cycleTenor(cycle), 1, false);
  return `${addMonths(initialExchangeDate.slice(0, 10), 1)}${initialExchangeDate.slice(10)}`;
}
