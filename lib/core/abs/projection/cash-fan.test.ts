import { compilePlan } from "../engine/compile-plan";
import { lossSteps, simulateLosses } from "../losses/loss-distribution";
import { simpleDeal } from "../waterfall/simple-deal.fixture";
import { CashFan } from "./cash-fan";

const { terms, collections } = simpleDeal();
const plan = compilePlan(terms);
const PATHS = 101;
const periods = collections.length;
/** Path by path the cash is one per cent more than on the path before. */
const all = Float64Array.from({ length: PATHS * periods }, (_, at) =>
  Math.floor(((collections[at % periods] ?? 0) * (50 + Math.floor(at / periods))) / 100),
);
const cash = { paths: PATHS, collections: all, costs: new Float64Array(all.length) };

test("paths in parts give the same losses, rest as asked, and bands that enclose what is received", () => {
  const fan = new CashFan(plan, PATHS);
  const steps = lossSteps(plan, cash, 25, (engine, path) => fan.note(engine, path));
  const rests: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) rests.push(step.value);
  expect(rests).toEqual([25, 50, 75, 100]);
  expect(step.value).toEqual(simulateLosses(plan, cash));
  const residual = fan.band(terms.tranches.length);
  for (const [period] of collections.entries()) {
    expect(residual.p95[period]).toBeLessThanOrEqual(residual.p50[period] ?? 0);
    expect(residual.p50[period]).toBeLessThanOrEqual(residual.p5[period] ?? 0);
  }
  // Cash grows from path to path, so the median of what is paid is what the middle path pays.
  const middle = { paths: 1, collections: all.slice(50 * periods, 51 * periods), costs: new Float64Array(periods) };
  const alone = new CashFan(plan, 1);
  for (const _ of lossSteps(plan, middle, 1, (engine, path) => alone.note(engine, path))) break;
  expect(residual.p50[0]).toBe(alone.band(terms.tranches.length).p50[0]);
});
