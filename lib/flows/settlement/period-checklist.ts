import { recordInstant } from "../../core/deal/calendar";
import { formatInstant, type Instant } from "../../core/time/instant";
import {
  DISTRIBUTION_STATES,
  type DistributionRecord,
  type DistributionState,
  standingHold,
} from "../distribution/distribution-records";
import type { IssuedPeriod } from "./issued-period-records";
import type { ChecklistStep } from "./period-view";
import type { PeriodRecord } from "./settlement-records";
import type { StatementRecord } from "./statement-records";

type Facts = {
  readonly issued: IssuedPeriod;
  readonly now: Instant;
  readonly devices: { readonly enrolled: number; readonly complete: number };
  readonly record: PeriodRecord | null;
  readonly invoices: number;
  readonly statement: StatementRecord | null;
  readonly distribution: DistributionRecord | null;
};

/** What of a period is done, what can be done now, and what waits for what, in the order of the path. */
export function periodChecklist(facts: Facts): ChecklistStep[] {
  const { issued, now, devices, record, statement, distribution } = facts;
  const closed = { isOver: now >= issued.closesAt, at: formatInstant(issued.closesAt) };
  const recordAt = recordInstant(issued.period, issued.terms.timeZone);
  const isSettled = record !== null && record.settlement !== null;
  const hasBank = (record?.bankStatements.length ?? 0) > 0;
  const isAnchored = statement?.state === "anchored";
  const isRecorded = now >= recordAt;
  const isHeld = distribution ? standingHold(distribution) !== undefined : false;
  const reached = (state: DistributionState) =>
    distribution !== null && DISTRIBUTION_STATES.indexOf(distribution.state) >= DISTRIBUTION_STATES.indexOf(state);
  const isEmpty = distribution?.set.totalMinor === "0";
  const breaks = statement ? Object.values(statement.breaks).reduce((sum, count) => sum + count, 0) : 0;
  const payment = (done: boolean, ready: boolean): ChecklistStep["state"] =>
    done || (isEmpty && reached("paid")) ? "done" : isHeld ? "held" : ready ? "ready" : "waiting";
  return [
    step("measured", devices.enrolled > 0 && devices.complete === devices.enrolled, now >= issued.interval.to, {
      counts: devices,
      notBefore: formatInstant(issued.interval.to),
    }),
    step("settled", isSettled, closed.isOver, {
      counts: { payouts: record?.settlement?.payouts ?? 0, charges: record?.settlement?.charges ?? 0 },
      notBefore: closed.at,
    }),
    step("bank", hasBank, true, { counts: { statements: record?.bankStatements.length ?? 0 } }),
    step("invoices", facts.invoices > 0, true, { counts: { invoices: facts.invoices } }),
    step("statement", statement !== null, closed.isOver && isSettled && hasBank, {
      counts: { version: statement?.version ?? 0, breaks },
      notBefore: closed.at,
    }),
    step("attested", statement !== null && statement.state !== "computed", false, { counts: signatures(statement) }),
    step("anchored", isAnchored, false, {}),
    step("record", isRecorded, false, { notBefore: formatInstant(recordAt) }),
    step("distribution", distribution !== null, isAnchored && isRecorded, { notBefore: formatInstant(recordAt) }),
    step("distribution-attested", reached("attested"), false, { counts: signatures(distribution) }),
    step("distribution-anchored", reached("anchored"), false, {}),
    {
      ...step("funded", false, false, {}),
      state: payment(distribution !== null && distribution.funding !== null, reached("anchored")),
    },
    { ...step("proposed", false, false, {}), state: payment(reached("proposed"), reached("anchored")) },
    { ...step("declared", false, false, {}), state: payment(reached("declared"), false) },
    {
      ...step("paid", false, false, { counts: paymentCounts(distribution) }),
      state: payment(reached("paid"), false),
    },
  ];
}

function step(
  name: ChecklistStep["step"],
  isDone: boolean,
  isReady: boolean,
  { counts = {}, notBefore = null }: { counts?: ChecklistStep["counts"]; notBefore?: string | null },
): ChecklistStep {
  return { step: name, state: isDone ? "done" : isReady ? "ready" : "waiting", notBefore, counts };
}

function signatures(
  record: Pick<StatementRecord, "attestations" | "attestorThreshold"> | null,
): ChecklistStep["counts"] {
  return record ? { signed: record.attestations.length, needed: record.attestorThreshold } : {};
}

function paymentCounts(distribution: DistributionRecord | null): ChecklistStep["counts"] {
  const payments = distribution?.payments ?? [];
  const sum = (key: "holders" | "paidHolders" | "unpaidHolders") =>
    payments.reduce((total, payment) => total + payment[key], 0);
  return { holders: sum("holders"), paid: sum("paidHolders"), unpaid: sum("unpaidHolders") };
}
