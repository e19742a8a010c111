import * as z from "zod";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { MinorText } from "../../cashflow/lines/monthly-cash-flow";
import type { DealTerms } from "../../deal/terms";
import { attachmentPoints } from "../losses/attachment";
import { breakEvenShock } from "../losses/break-even";
import { projectDeal } from "./project";
import { ProjectionSummary, summarizeProjection } from "./projection-summary";
import { type Scenario, scenarioTable } from "./scenario-table";

/** What a run of a deal answers: everything of a term sheet's figures, ready to be shown or sent. */
export const DealFigures = z.strictObject({
  summary: ProjectionSummary,
  attachments: z.array(
    z.strictObject({ trancheId: z.string(), attachmentBps: z.number().int(), detachmentBps: z.number().int() }),
  ),
  /** Largest fall of all revenue at which the tranche loses no cent; null where it loses without any. */
  breakEvenBps: z.record(z.string(), z.number().int().nullable()),
  scenarios: z.array(
    z.strictObject({
      scenario: z.string(),
      trancheId: z.string(),
      yieldRate: z.number().nullable(),
      walYears: z.number().nullable(),
      minimumDscr: z.number().nullable(),
      lossMinor: MinorText,
    }),
  ),
});
export type DealFigures = z.infer<typeof DealFigures>;

/** Runs a deal on a pool's months. @throws HeliographError PROJECTION_MONTH_MISSING */
export function dealFigures(
  terms: DealTerms,
  months: readonly MonthlyCashFlow[],
  scenarios: readonly Scenario[],
): DealFigures {
  return {
    summary: summarizeProjection(projectDeal(terms, months)),
    attachments: attachmentPoints(terms.tranches),
    breakEvenBps: Object.fromEntries(terms.tranches.map(({ id }) => [id, breakEvenShock(terms, months, id)])),
    scenarios: scenarioTable(terms, months, scenarios),
  };
}
