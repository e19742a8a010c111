import { demoAbs, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { DRIVERS, type GridOrder, type GridRow, gridRows } from "./sensitivity";
import { StudioSession } from "./studio-session";

const session = new StudioSession({ months: [...demoMonths], stations: [] });
/** Two years are enough, and quick. */
const short = { ...demoAbs, calendar: { ...demoAbs.calendar, months: 24 }, tenorMonths: 24 };
const answer = session.answer(short, 2_000);
const grid = (order: Partial<GridOrder>): GridRow[] => {
  const usual = { row: "revenue", column: "seniorSize", figure: "minimumDscr", of: "senior" } as const;
  return [...gridRows(session, answer, { ...usual, ...order })].filter((row) => row !== null);
};

test("the cell where nothing moves is the draft itself; less revenue and more debt cover less", () => {
  const rows = grid({});
  const base = rows.flatMap(({ cells }) => cells).filter(({ isBase }) => isBase);
  expect(base).toEqual([{ value: answer.base.tranches[0]?.minimumDscr, tone: "holds", isBase: true }]);
  expect(rows.map(({ at }) => at)).toEqual(DRIVERS.revenue);
  for (const { cells } of rows) {
    const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
    expect([...values].sort((a, b) => b - a)).toEqual(values);
  }
  const falling = rows.map(({ cells }) => cells[0]?.value ?? 0);
  expect([...falling].sort((a, b) => b - a)).toEqual(falling);
});

test("what the pool does not carry is refused, what breaches is said, and what loses is said first", () => {
  const rows = grid({ row: "totalSize", column: "revenue", of: "junior", figure: "loss" });
  const tones = (at: number) => rows.find((row) => row.at === at)?.cells.map(({ tone }) => tone) ?? [];
  expect(tones(100)[0]).toBe("holds");
  expect(tones(100).at(-1)).toBe("loss");
  const losses = rows.find(({ at }) => at === 100)?.cells.map(({ value }) => value ?? 0) ?? [];
  expect([...losses].sort((a, b) => a - b)).toEqual(losses);
});

test("a coupon that is higher yields more, and a break-even does not move with the case", () => {
  const yields = grid({ row: "rate", column: "cost", figure: "yieldRate" }).map(({ cells }) => cells[0]?.value ?? 0);
  expect([...yields].sort((a, b) => a - b)).toEqual(yields);
  const [row] = grid({ row: "rate", column: "cost", figure: "breakEven" });
  expect(new Set(row?.cells.map(({ value }) => value)).size).toBe(1);
});
