import { demoAbs, demoIdentity, demoMonths } from "../../deal/demo-deal.fixture";
import { structureDeal } from "../../deal/structure";
import { shockRevenue } from "../pool/period-inputs";
import { projectDeal } from "./project";
import { projectPeriod } from "./project-period";

test("a period alone is what it is in the whole projection, with the state that it began with", () => {
  const terms = structureDeal(demoAbs, demoIdentity, demoMonths);
  const months = shockRevenue(demoMonths, 3_000);
  const { periods } = projectDeal(terms, months);
  for (const index of [0, 1, 70, 143]) {
    const { result, opening, input } = projectPeriod(terms, months, index);
    expect(result).toEqual(periods[index]?.result);
    expect(input.period.period).toBe(periods[index]?.period);
    if (index > 0) expect(opening).toEqual(periods[index - 1]?.result.closing);
  }
  expect(() => projectPeriod(terms, months, 144)).toThrow(RangeError);
});
