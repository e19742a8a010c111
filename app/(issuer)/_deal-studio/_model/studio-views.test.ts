import { demoAbs, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { thousands } from "../../../_charts/thousands";
import { cashRows, cashSeries, receivedBy } from "./cash-table";
import { dealFigures, FIGURE_KIND, firstBreaches, TRANCHE_FIGURES, trancheFigures } from "./studio-figures";
import { StudioSession } from "./studio-session";

const session = new StudioSession({ months: [...demoMonths], stations: [] });
const answer = session.answer(demoAbs, 4_000);
const result = { answer, ledger: [], breakEven: [3_000, 2_000, null], losses: null, isWhole: false };

test("cash in is what everybody is paid and what the reserve takes, in every row of the table", () => {
  const { terms, base } = answer;
  const minor = (cell: unknown) => Number((cell as { minor: string }).minor);
  let reserve = Number(terms.initialReserveMinor);
  for (const { cells } of cashRows(terms, base)) {
    const paid = terms.tranches.reduce(
      (sum, { id }) => sum + minor(cells[`${id} interest`]) + minor(cells[`${id} principal`]),
      minor(cells.costs) + minor(cells.fees) + minor(cells.residual),
    );
    expect(minor(cells.cash)).toBe(paid + minor(cells.reserve) - reserve);
    reserve = minor(cells.reserve);
  }
});

test("layers of the chart are what tranches and residual receive", () => {
  const series = cashSeries(answer.terms, answer.base, (layer) => layer);
  expect(series.map(({ id }) => id)).toEqual(["senior", "mezzanine", "junior", "residual"]);
  expect(series[0]?.values[7]).toBe(thousands(receivedBy(answer.base, 0)[7] ?? 0, "USD"));
  expect(receivedBy(answer.base, 3)).toEqual([...answer.base.residual]);
});

test("figures: tranches lie on each other, the downside covers less, and what follows later is not there yet", () => {
  const [senior, mezzanine, junior] = [0, 1, 2].map((place) => trancheFigures(result, place));
  expect(junior?.attachment).toBe(0);
  expect(mezzanine?.attachment).toBeCloseTo(junior?.detachment ?? 0, 3);
  expect(senior?.detachment).toBeCloseTo(1, 3);
  expect(senior?.dscrDownside).toBeLessThan(senior?.dscrBase ?? 0);
  expect([senior?.breakEven, junior?.breakEven, senior?.expectedLoss]).toEqual([0.3, null, null]);
  expect(Object.keys(FIGURE_KIND).sort()).toEqual([...TRANCHE_FIGURES].sort());
  const { total, residualBase, residualDownside } = dealFigures(result);
  expect(total).toBe((senior?.size ?? 0) + (mezzanine?.size ?? 0) + (junior?.size ?? 0));
  expect(residualDownside).toBeLessThan(residualBase);
  expect(firstBreaches(result).base).toBeNull();
  expect(firstBreaches(result).downside).toMatch(/^\d{4}-\d{2}$/);
});
