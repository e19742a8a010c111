import { type ComputedPeriod, computePeriod } from "../../lib/core/audit/compute-period";
import { type ComputedStatement, computeStatement } from "../../lib/core/settlement/compute-statement";
import { answerOrder } from "./answer-order";
import type { PeriodOrder } from "./worker-period-computer";

await answerOrder<PeriodOrder, ComputedStatement | ComputedPeriod>(({ input, register }) =>
  register ? computePeriod(input, register) : computeStatement(input),
);
