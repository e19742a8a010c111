import { quantile } from "../../uncertainty/exceedance";
import type { WaterfallEngine } from "../engine/number/engine";
import type { WaterfallPlan } from "../engine/plan";

/** What is received in each period, exceeded on 5, 50 and 95 % of the paths, and its mean [minor]. */
export type CashBand = {
  readonly p5: readonly number[];
  readonly p50: readonly number[];
  readonly p95: readonly number[];
  readonly mean: readonly number[];
};

/** Bands of what each tranche, and the residual, receives by period over many paths. */
export class CashFan {
  /** By tranche and then the residual, `[period * paths + path]`. */
  readonly #received: readonly Float64Array[];
  readonly #periods: number;

  constructor(
    plan: WaterfallPlan,
    readonly paths: number,
  ) {
    this.#periods = plan.periods;
    this.#received = Array.from({ length: plan.tranches.length + 1 }, () => new Float64Array(paths * plan.periods));
  }

  /** Keeps what a path has paid, as the engine holds it at the path's end. */
  note(engine: WaterfallEngine, path: number): void {
    const { tranches, residualByPeriod } = engine;
    for (let period = 0; period < this.#periods; period++) {
      const at = period * this.paths + path;
      for (const { index, interestByPeriod, principalByPeriod } of tranches) {
        const received = this.#received[index] as Float64Array;
        received[at] = (interestByPeriod[period] as number) + (principalByPeriod[period] as number);
      }
      const residual = this.#received[tranches.length] as Float64Array;
      residual[at] = residualByPeriod[period] as number;
    }
  }

  /** @param layer index of a tranche in the terms; the number of tranches for the residual */
  band(layer: number): CashBand {
    const band = { p5: [] as number[], p50: [] as number[], p95: [] as number[], mean: [] as number[] };
    const received = this.#received[layer];
    if (!received) throw new RangeError(`the deal has no layer ${layer}`);
    for (let period = 0; period < this.#periods; period++) {
      const sorted = received.slice(period * this.paths, (period + 1) * this.paths).sort();
      band.p5.push(quantile(sorted, 0.95));
      band.p50.push(quantile(sorted, 0.5));
      band.p95.push(quantile(sorted, 0.05));
      band.mean.push(sorted.reduce((sum, value) => sum + value, 0) / this.paths);
    }
    return band;
  }
}
