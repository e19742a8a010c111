import type { RegisterSnapshot } from "../../lib/core/distribution/register-snapshot";
import type { StatementInput } from "../../lib/core/settlement/statement-input";
import type { PeriodComputer } from "../../lib/flows/ports/period-computer";
import { askWorker } from "./ask-worker";

export type PeriodOrder = {
  readonly input: StatementInput;
  /** With it the whole period is computed, without it its statement. */
  readonly register: RegisterSnapshot | null;
};

/** Computes periods in threads of their own: a month of signed readings takes seconds. */
export function workerPeriodComputer(workerPath: string): PeriodComputer {
  return {
    statement: (input) => askWorker(workerPath, { input, register: null } satisfies PeriodOrder),
    period: (input, register) => askWorker(workerPath, { input, register } satisfies PeriodOrder),
  };
}
