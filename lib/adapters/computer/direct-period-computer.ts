import { computePeriod } from "../../core/audit/compute-period";
import { computeStatement } from "../../core/settlement/compute-statement";
import type { PeriodComputer } from "../../flows/ports/period-computer";

/** Computes here and now: for a process that serves nobody meanwhile. */
export const directPeriodComputer: PeriodComputer = {
  statement: async (input) => computeStatement(input),
  period: async (input, register) => computePeriod(input, register),
};
