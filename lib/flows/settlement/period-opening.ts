import { dealStateToJson } from "../../core/abs/waterfall/deal-state-json";
import { openingState } from "../../core/abs/waterfall/waterfall";
import type { DealStateJson } from "../../core/abs/waterfall/waterfall-shapes";
import { HeliographError } from "../../core/errors/heliograph-error";
import { type OpeningBalances, openingBalances } from "../../core/settlement/opening-balances";
import { distributions, periodDistributionId, readWaterfall } from "../distribution/distribution-records";
import type { Ports } from "../ports/ports";
import type { IssuedPeriod } from "./issued-period-records";
import { standingStatement } from "./open-period-records";
import { periodId, periods } from "./settlement-records";
import type { StatementRecord } from "./statement-records";

type Needs = Pick<Ports, "book" | "storage">;

/** What a period opens with: the waterfall's memory and the accounts, as the period before has left them. */
export type PeriodOpening = {
  readonly state: DealStateJson;
  readonly balances: OpeningBalances;
  /** Statement of the period before, and the hash of its distribution; null in the first period. */
  readonly previous: { readonly statement: StatementRecord; readonly distributionHash: string } | null;
};

/** Null while the period before is not yet closed and distributed. */
export async function findOpening(ports: Needs, { terms, index }: IssuedPeriod): Promise<PeriodOpening | null> {
  const name = terms.calendar.periods[index - 1]?.period;
  if (name === undefined) {
    const state = dealStateToJson(openingState(terms));
    return { state, balances: openingBalances(state, null), previous: null };
  }
  const distribution = (await ports.book.get(distributions, periodDistributionId(terms.dealId, name)))?.value;
  const period = await ports.book.get(periods, periodId(terms.dealId, name));
  const statement = period && (await standingStatement(ports, period.value))?.value;
  if (!distribution?.anchor || statement?.state !== "anchored") return null;
  const { closing } = await readWaterfall(ports, distribution);
  return {
    state: closing,
    balances: openingBalances(closing, distribution.set),
    previous: { statement, distributionHash: distribution.distributionHash },
  };
}

/** @throws HeliographError PERIOD_OUT_OF_TURN */
export async function requireOpening(ports: Needs, issued: IssuedPeriod): Promise<PeriodOpening> {
  const opening = await findOpening(ports, issued);
  if (opening) return opening;
  const { terms, index } = issued;
  const before = terms.calendar.periods[index - 1]?.period ?? "";
  throw new HeliographError({
    code: "PERIOD_OUT_OF_TURN",
    kind: "conflict",
    message: `${before} comes first: its statement and its distribution are not both anchored.`,
    remedy: "Close and distribute the periods in their order.",
    data: { dealId: terms.dealId, period: before },
  });
}
