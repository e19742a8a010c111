import type { ComputedPeriod } from "../../core/audit/compute-period";
import type { RegisterSnapshot } from "../../core/distribution/register-snapshot";
import type { ComputedStatement } from "../../core/settlement/compute-statement";
import type { StatementInput } from "../../core/settlement/statement-input";

/** Computes periods away from whoever serves requests: a worker thread on one machine, the function itself on AWS. */
export interface PeriodComputer {
  /** @throws HeliographError as `computeStatement` */
  statement(input: StatementInput): Promise<ComputedStatement>;
  /** @throws HeliographError as `computePeriod` */
  period(input: StatementInput, register: RegisterSnapshot): Promise<ComputedPeriod>;
}
