import { simpleDeal } from "../waterfall/simple-deal.fixture";
import { yearlyCovers } from "./yearly-covers";

const { calendar } = simpleDeal().terms;
const amounts = (of: (index: number) => number) => calendar.periods.map((_, index) => BigInt(of(index)));

test("a year of quarters is four dates back with this one, and the next four ahead", () => {
  const cash = amounts((index) => 100 + index);
  const { historic, forward } = yearlyCovers(
    calendar,
    cash,
    amounts(() => 100),
  );
  expect(historic[0]).toBe(1);
  expect(historic[2]).toBeCloseTo((100 + 101 + 102) / 300, 12);
  expect(historic[10]).toBeCloseTo((107 + 108 + 109 + 110) / 400, 12);
  expect(forward[10]).toBeCloseTo((111 + 112 + 113 + 114) / 400, 12);
  expect(forward[38]).toBeCloseTo(139 / 100, 12);
  expect(forward[39]).toBeNull();
});

test("where nothing falls due there is no cover", () => {
  const { historic } = yearlyCovers(
    calendar,
    amounts(() => 1),
    amounts((index) => (index < 4 ? 0 : 1)),
  );
  expect(historic.slice(0, 5)).toEqual([null, null, null, null, 4]);
});
