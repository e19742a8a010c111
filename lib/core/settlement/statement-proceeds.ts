import * as z from "zod";
import { PROCEEDS_CAUSES } from "../deal/prepayment-cause";
import type { DealTerms } from "../deal/terms";
import { NonNegativeMinor } from "../deal/terms";
import { Sha256Hex } from "../evidence/hash";
import { mulDivDown } from "../money/rounding";
import type { ProceedsNotice } from "../verification/invoice";
import { proceedsLineId } from "./proceeds-lines";
import type { StatementLine } from "./statement-line";

/** Proceeds that cleared in a period, and what of them redeems notes before anything else is paid of them. */
export const StatementProceeds = z.strictObject({
  /** Of the notice, and of the bank line that pays it. */
  id: z.string(),
  cause: z.enum(PROCEEDS_CAUSES),
  label: z.string(),
  /** The pool's part that may be distributed [minor]. */
  amountMinor: NonNegativeMinor,
  /** As the terms say for this cause; 0 where they do not name it. */
  partBps: z.number().int().min(0).max(10_000),
  /** amount x part, rounded down, as far as there is distributable cash; 0 where the priority that runs has no step for it. */
  setAsideMinor: NonNegativeMinor,
  evidence: Sha256Hex,
});
export type StatementProceeds = z.infer<typeof StatementProceeds>;

/**
 * What a period's proceeds set aside for principal.
 * @param distributableCash of the statement, proceeds included [minor]
 * @param isEnforced the priority of enforcement runs in this period
 */
export function statementProceeds(
  terms: DealTerms,
  notices: readonly ProceedsNotice[],
  lines: readonly StatementLine[],
  distributableCash: bigint,
  isEnforced: boolean,
): StatementProceeds[] {
  const steps = (isEnforced ? terms.enforcementWaterfall : undefined) ?? terms.waterfall;
  const hasStep = steps.some(({ kind }) => kind === "mandatory-prepayment");
  const rules = terms.disclosure?.mandatoryPrepayments ?? [];
  let room = hasStep ? distributableCash : 0n;
  return notices.flatMap(({ id, cause, label, documentHash }) => {
    const line = lines.find((candidate) => candidate.id === proceedsLineId(id));
    const amount = BigInt(line?.distributableMinor ?? "0");
    if (amount === 0n) return [];
    const partBps = rules.find((rule) => rule.cause === cause)?.partBps ?? 0;
    const wanted = mulDivDown(amount, BigInt(partBps), 10_000n);
    const setAside = wanted < room ? wanted : room;
    room -= setAside;
    return [
      {
        ...{ id, cause, label, amountMinor: amount.toString(), partBps },
        ...{ setAsideMinor: setAside.toString(), evidence: documentHash },
      },
    ];
  });
}

/** All that a statement sets aside for principal [minor]. */
export function setAsideOf({
  proceeds = [],
}: {
  readonly proceeds?: readonly StatementProceeds[] | undefined;
}): bigint {
  return proceeds.reduce((sum, { setAsideMinor }) => sum + BigInt(setAsideMinor), 0n);
}
