import { describeWithReferenceData, referenceJson } from "../../../test/reference-data";
import { rational } from "../money/rational";
import { debtCapacity, sculptedPrincipal } from "./amortisation";

describeWithReferenceData("DSCR sculpting", () => {
  test("debt and principal sculpted to a DSCR of 1.30", () => {
    type Sculpting = { cfads: number[]; rate: number; debt: number; schedule: { principal: number }[] };
    const { cfads, rate, debt, schedule } = referenceJson<Sculpting>("finance/dscr_sculpting.json");
    const unit = 1e12;
    const cash = cfads.map((amount) => BigInt(Math.round(amount * unit)));
    const accruals = cfads.map(() => rational(BigInt(Math.round(rate * 1000)), 1000n));
    const par = debtCapacity(accruals, cash, rational(13n, 10n));
    expect(Number(par) / unit).toBeCloseTo(debt, 9);
    const principal = sculptedPrincipal(par, accruals, cash);
    for (const [index, period] of schedule.entries()) {
      expect(Number(principal[index]) / unit).toBeCloseTo(period.principal, 8);
    }
    expect(principal.reduce((total, part) => total + part, 0n)).toBe(par);
  });
});
