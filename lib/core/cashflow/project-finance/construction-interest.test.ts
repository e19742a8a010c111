import fc from "fast-check";
import { financeConstruction } from "./construction-interest";

test("interest during construction grows month by month on what was drawn and on itself", () => {
  // Two months of 100, all borrowed at 12 %: 0.5 on half of the first draw; then 1 % of 100.5 + 50.
  const { interest, loan, equity } = financeConstruction({
    monthlyCost: [100, 100],
    debtShare: 1,
    interestRate: 0.12,
    upfrontFee: 0,
  });
  expect(interest).toBeCloseTo(0.5 + 1.505, 12);
  expect(loan).toBeCloseTo(200 + interest, 12);
  expect(equity).toBe(0);
});

test("loan and equity pay for the plant, its interest and its fee, and nothing else", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 24 }),
      fc.integer({ min: 0, max: 100 }),
      (monthlyCost, percent) => {
        const { interest, fee, loan, equity } = financeConstruction({
          monthlyCost,
          debtShare: percent / 100,
          interestRate: 0.08,
          upfrontFee: 0.015,
        });
        const plant = monthlyCost.reduce((sum, cost) => sum + cost, 0);
        expect(loan + equity).toBeCloseTo(plant + interest + fee, 6);
      },
    ),
  );
});
