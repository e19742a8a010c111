import * as z from "zod";
import { MinorText } from "../../cashflow/lines/monthly-cash-flow";
import { YearMonth } from "../../time/local-date";
import { ProjectionSummary } from "./projection-summary";
import type { ProjectionTable } from "./projection-table";
import type { UpdatedProjection } from "./updated-projection";

const Figures = ProjectionSummary.shape.tranches.element;

/** How one tranche goes against what its notes were sold on: figures and payment dates, then and now. */
export const TrancheProgress = z.strictObject({
  trancheId: z.string(),
  actualUntil: YearMonth.nullable(),
  /** Cash of the closed periods over what was forecast; null where there is nothing to compare. */
  realised: z.number().nullable(),
  before: Figures,
  now: Figures,
  flows: z.array(
    z.strictObject({
      period: YearMonth,
      payment: z.iso.date(),
      /** Whether the period is closed; if not, `now` is a forecast too. */
      isActual: z.boolean(),
      /** Interest and principal [minor]. */
      beforeMinor: MinorText,
      nowMinor: MinorText,
      balanceBeforeMinor: MinorText,
      balanceNowMinor: MinorText,
    }),
  ),
});
export type TrancheProgress = z.infer<typeof TrancheProgress>;

/** @throws RangeError where one of the projections does not know the tranche */
export function trancheProgress(
  trancheId: string,
  before: { readonly summary: ProjectionSummary; readonly table: ProjectionTable },
  now: UpdatedProjection,
): TrancheProgress {
  const { actualUntil, realised } = now;
  const earlier = flowsOf(before.table, trancheId);
  return {
    ...{ trancheId, actualUntil, realised },
    before: figuresOf(before.summary, trancheId),
    now: figuresOf(now.summary, trancheId),
    flows: flowsOf(now.table, trancheId).map((flow, index) => {
      const was = earlier[index];
      return {
        ...{ period: flow.period, payment: flow.payment },
        isActual: actualUntil !== null && flow.period <= actualUntil,
        beforeMinor: paidOf(was),
        nowMinor: paidOf(flow),
        balanceBeforeMinor: was?.balanceMinor ?? "0",
        balanceNowMinor: flow.balanceMinor,
      };
    }),
  };
}

type Flow = ProjectionTable["tranches"][number]["flows"][number];

function flowsOf({ tranches }: ProjectionTable, trancheId: string): readonly Flow[] {
  const found = tranches.find((tranche) => tranche.trancheId === trancheId);
  if (!found) throw new RangeError(`the projection has no ${trancheId}`);
  return found.flows;
}

function figuresOf({ tranches }: ProjectionSummary, trancheId: string) {
  const found = tranches.find((tranche) => tranche.trancheId === trancheId);
  if (!found) throw new RangeError(`the projection has no figures of ${trancheId}`);
  return found;
}

function paidOf(flow: Flow | undefined): string {
  return flow ? (BigInt(flow.interestMinor) + BigInt(flow.principalMinor)).toString() : "0";
}
