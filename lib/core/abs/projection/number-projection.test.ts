import { demoAbs, demoGreenBond, demoIdentity, demoMonths } from "../../deal/demo-deal.fixture";
import { structureDeal } from "../../deal/structure";
import { scenarioCash, shockableCash } from "./cash-path";
import { projectNumbers } from "./number-projection";
import { projectDeal } from "./project";
import { underScenario } from "./scenario-table";

const deals = { abs: demoAbs, "green bond": demoGreenBond };

test.each(
  Object.entries(deals).flatMap(([name, request]) =>
    [
      [0, 0],
      [1_800, 0],
      [3_500, 1_000],
      [7_000, 5_000],
    ].map(([revenueDropBps = 0, costRiseBps = 0]) => ({ name, request, revenueDropBps, costRiseBps })),
  ),
)("$name, revenue $revenueDropBps bps lower and costs $costRiseBps bps higher: numbers say what bigint says", (at) => {
  const terms = structureDeal(at.request, demoIdentity, demoMonths);
  const exact = projectDeal(terms, underScenario(demoMonths, at));
  const numbers = projectNumbers(terms, scenarioCash(shockableCash(terms, demoMonths), at));
  for (const tranche of numbers.tranches) {
    const told = exact.tranches[tranche.trancheId];
    if (!told) throw new Error("a tranche is missing");
    expect([...tranche.interest]).toEqual(told.flows.map(({ interestMinor }) => Number(interestMinor)));
    expect([...tranche.principal]).toEqual(told.flows.map(({ principalMinor }) => Number(principalMinor)));
    expect([...tranche.balance]).toEqual(told.flows.map(({ balanceMinor }) => Number(balanceMinor)));
    expect([...tranche.dscr]).toEqual(told.flows.map(({ dscr }) => dscr ?? Number.NaN));
    expect(BigInt(tranche.loss)).toBe(told.lossMinor);
    for (const figure of ["minimumDscr", "averageDscr", "walYears", "yieldRate"] as const)
      expect([figure, tranche[figure]]).toEqual([figure, told[figure]]);
  }
  expect([...numbers.fees]).toEqual(exact.periods.map(({ feesPaidMinor }) => Number(feesPaidMinor)));
  expect([...numbers.reserve]).toEqual(exact.periods.map(({ reserveMinor }) => Number(reserveMinor)));
  expect([...numbers.residual]).toEqual(exact.periods.map(({ residualMinor }) => Number(residualMinor)));
  expect(BigInt(numbers.residualTotal)).toBe(exact.residualTotalMinor);
  const breach = numbers.firstBreach === null ? null : terms.calendar.periods[numbers.firstBreach]?.period;
  expect(breach).toBe(exact.firstBreach);
});
