import { HeliographError } from "../../errors/heliograph-error";
import { annuityPayment } from "./annuity";
import {
  byTimeThenType,
  type EventType,
  maturityOf,
  principalAnchor,
  principalTimes,
  type ScheduledEvent,
  scheduledEvents,
} from "./contract-events";
import type { ContractTerms } from "./contract-terms";
import { type ContractTime, dayBefore, yearsBetween } from "./contract-time";

/** What a market object was at a time. */
export type Observation = { readonly time: ContractTime; readonly value: number };
/** By market object code, ascending in time. */
export type Observations = Readonly<Record<string, readonly Observation[]>>;

/** An event as it happened: what it pays to the record's creator, and how it leaves the contract. */
export type ContractEvent = {
  readonly eventDate: ContractTime;
  readonly eventType: EventType;
  readonly payoff: number;
  readonly currency: string;
  readonly notionalPrincipal: number;
  readonly nominalInterestRate: number;
  readonly accruedInterest: number;
};

type State = {
  readonly computedAt: ContractTime;
  readonly notional: number;
  readonly rate: number;
  readonly accrued: number;
  readonly feeAccrued: number;
  readonly payment: number;
};

/**
 * Every event of a contract after its status date, or after its purchase, until its end or `to`. Doubles: an analysis of
 * terms, not a movement of money.
 * @see ACTUS Technical Specification 1.1, PAM, ANN, LAX: state transition and payoff functions
 * @throws HeliographError ACTUS_CONTRACT_ENDLESS, ACTUS_OBSERVATION_MISSING
 */
export function runContract(terms: ContractTerms, observations: Observations = {}, to?: ContractTime): ContractEvent[] {
  const scheduled = scheduledEvents(terms);
  const purchase = scheduled.find(({ type }) => type === "PRD");
  const termination = scheduled.find(({ type }) => type === "TD");
  const events: ContractEvent[] = [];
  let state = initialState(terms);
  for (const event of scheduled) {
    if (to !== undefined && event.at > to) break;
    const after = nextState(terms, observations, state, event);
    if (!purchase || byTimeThenType(event, purchase) >= 0) {
      events.push({
        eventDate: event.at,
        eventType: event.type,
        payoff: payoffOf(terms, state, event),
        currency: terms.currency,
        notionalPrincipal: after.notional,
        nominalInterestRate: after.rate,
        accruedInterest: after.accrued,
      });
    }
    state = after;
    if (event === termination) break;
  }
  return events;
}

function initialState(terms: ContractTerms): State {
  const isRunning = terms.initialExchangeDate <= terms.statusDate;
  const sign = signOf(terms);
  const begin: State = {
    computedAt: terms.statusDate,
    notional: isRunning ? sign * terms.notionalPrincipal : 0,
    rate: isRunning ? terms.nominalInterestRate : 0,
    accrued: 0,
    feeAccrued: sign * terms.feeAccrued,
    payment: sign * (terms.nextPrincipalRedemptionPayment ?? 0),
  };
  return isRunning ? { ...begin, accrued: accruedAtStatus(terms, begin) } : begin;
}

/** As stated, or from the last interest payment before the status date. */
function accruedAtStatus(terms: ContractTerms, { notional, rate }: State): number {
  if (terms.accruedInterest !== undefined) return signOf(terms) * terms.accruedInterest;
  const { statusDate, initialExchangeDate, cycleAnchorDateOfInterestPayment: anchor } = terms;
  const past = scheduledEvents({ ...terms, statusDate: dayBefore(initialExchangeDate) });
  const paid = past.findLast(({ type, at }) => type === "IP" && at <= statusDate)?.computedAt;
  const from = paid ?? (anchor !== undefined && anchor < initialExchangeDate ? anchor : initialExchangeDate);
  return notional * rate * yearsBetween(from, statusDate, terms);
}

function payoffOf(terms: ContractTerms, state: State, event: ScheduledEvent): number {
  const sign = signOf(terms);
  const accrued = accruedAt(terms, state, event);
  switch (event.type) {
    case "IED":
      return -sign * (terms.notionalPrincipal + terms.premiumDiscountAtIED);
    case "IP":
      return accrued;
    case "PR":
      return redeemed(terms, state, event);
    case "PRD":
      return -(sign * (terms.priceAtPurchaseDate ?? 0) + accrued);
    case "TD":
      return sign * (terms.priceAtTerminationDate ?? 0) + accrued;
    case "MD":
      return state.notional + accrued + feeAt(terms, state, event);
    case "FP":
      return terms.feeBasis === "A" ? sign * (terms.feeRate ?? 0) : feeAt(terms, state, event);
    case "IPCI":
    case "RR":
    case "RRF":
    case "PRF":
      return 0;
    default:
      return event.type satisfies never;
  }
}

function nextState(terms: ContractTerms, observations: Observations, state: State, event: ScheduledEvent): State {
  const accrued = accruedAt(terms, state, event);
  const moved: State = { ...state, computedAt: event.computedAt, accrued, feeAccrued: feeAt(terms, state, event) };
  switch (event.type) {
    case "IED":
      return atExchange(terms, event.computedAt, state);
    case "IP":
      return { ...moved, accrued: 0 };
    case "IPCI":
      return { ...moved, notional: state.notional + accrued, accrued: 0 };
    case "PR":
      return { ...moved, notional: state.notional - redeemed(terms, state, event) };
    case "RR":
      return { ...moved, rate: resetRate(terms, observations, state.rate, event.at) };
    case "RRF":
      return { ...moved, rate: event.rate ?? terms.nextResetRate ?? state.rate };
    case "PRF":
      return { ...moved, payment: fixedPayment(terms, moved) };
    case "FP":
      return { ...moved, feeAccrued: 0 };
    case "PRD":
      return moved;
    case "TD":
    case "MD":
      return { ...moved, notional: 0, accrued: 0, feeAccrued: 0 };
    default:
      return event.type satisfies never;
  }
}

function atExchange(terms: ContractTerms, at: ContractTime, { payment, feeAccrued }: State): State {
  const notional = signOf(terms) * terms.notionalPrincipal;
  const rate = terms.nominalInterestRate;
  const { accruedInterest, cycleAnchorDateOfInterestPayment: anchor } = terms;
  const before = anchor !== undefined && anchor < at ? notional * rate * yearsBetween(anchor, at, terms) : 0;
  const accrued = accruedInterest === undefined ? before : signOf(terms) * accruedInterest;
  const begun = { computedAt: at, notional, rate, accrued, feeAccrued, payment };
  const startsAtOnce = terms.contractType === "ANN" && dayBefore(principalAnchor(terms)) < at;
  return startsAtOnce && terms.nextPrincipalRedemptionPayment === undefined
    ? { ...begun, payment: fixedPayment(terms, begun) }
    : begun;
}

/** What an annuity redeems, never more than is left; for other contracts what the date states. */
function redeemed(terms: ContractTerms, state: State, event: ScheduledEvent): number {
  const sign = signOf(terms);
  const wanted =
    terms.contractType === "ANN" ? state.payment - accruedAt(terms, state, event) : sign * (event.principal ?? 0);
  return sign * Math.min(sign * state.notional, sign * wanted);
}

/** The annuity from a time on, until the amortisation ends. */
function fixedPayment(terms: ContractTerms, { notional, accrued, rate, computedAt }: State): number {
  const end = terms.amortizationDate ?? maturityOf(terms);
  const startsAtOnce = computedAt === terms.initialExchangeDate;
  const times = [...principalTimes(terms, end), end].filter(
    (time) => time > computedAt || (startsAtOnce && time === computedAt),
  );
  return annuityPayment(notional, accrued, rate, computedAt, times, terms);
}

function accruedAt(terms: ContractTerms, state: State, { computedAt }: ScheduledEvent): number {
  if (state.notional === 0 && state.accrued === 0) return 0;
  const base = terms.interestCalculationBase === "NTIED" ? signOf(terms) * terms.notionalPrincipal : state.notional;
  return state.accrued + base * state.rate * yearsBetween(state.computedAt, computedAt, terms);
}

function feeAt(terms: ContractTerms, state: State, { computedAt }: ScheduledEvent): number {
  if (terms.feeBasis !== "N" || !terms.feeRate) return state.feeAccrued;
  return state.feeAccrued + state.notional * terms.feeRate * yearsBetween(state.computedAt, computedAt, terms);
}

/** multiplier x observed + spread, its change and itself kept within the contract's bounds. */
function resetRate(terms: ContractTerms, observations: Observations, rate: number, at: ContractTime): number {
  const code = terms.marketObjectCodeOfRateReset ?? "";
  const observed = observations[code]?.findLast(({ time }) => time <= at);
  if (!observed) {
    throw new HeliographError({
      code: "ACTUS_OBSERVATION_MISSING",
      message: `${code} was not observed on or before ${at}, on which the rate of ${terms.contractID} is reset.`,
      remedy: "Give the observations of the contract's market object.",
      data: { code, at },
    });
  }
  const wanted = terms.rateMultiplier * observed.value + terms.rateSpread;
  const change = clamp(wanted - rate, terms.periodFloor, terms.periodCap);
  return clamp(rate + change, terms.lifeFloor, terms.lifeCap);
}

function clamp(value: number, floor = Number.NEGATIVE_INFINITY, cap = Number.POSITIVE_INFINITY): number {
  return Math.min(Math.max(value, floor), cap);
}

/** Whether the record's creator is owed the principal, or owes it. */
function signOf({ contractRole }: ContractTerms): 1 | -1 {
  return contractRole === "RPA" ? 1 : -1;
}
