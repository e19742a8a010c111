import { ratesOfReturn } from "../../returns/rate-of-return";
import { presentValue } from "../../returns/timed-flow";
import type { ProjectFinance } from "../project-finance";
import { type SamInputs, samNumber } from "./sam-inputs";

/** Step in which an interval around the solution is sought [cent/kWh]. */
const COARSE_STEP = 10;

/**
 * Price of the first year [cent/kWh] at which the owner's return after tax reaches the target in the target year. SAM's search,
 * step for step, because its answer is as exact as its tolerance and no more: coarse steps to an interval, then regula falsi with
 * the net present values at the target rate as weights.
 */
export function priceForTargetReturn(inputs: SamInputs, at: (cents: number) => ProjectFinance): number {
  const tolerance = samNumber(inputs, "ppa_soln_tolerance", 1e-5);
  const target = samNumber(inputs, "flip_target_percent");
  const year = Math.min(samNumber(inputs, "flip_target_year"), samNumber(inputs, "analysis_period"));
  let low = { price: samNumber(inputs, "ppa_soln_min", 0), weight: 1 };
  let high = { price: samNumber(inputs, "ppa_soln_max", 100), weight: 1 };
  let price = 0;
  let previous = 0;
  let enclosed = false;
  let startsTooHigh: boolean | null = null;
  for (let round = 0; round < samNumber(inputs, "ppa_soln_max_iterations", 100) && price >= 0; round += 1) {
    if (enclosed) price = (low.weight * high.price + high.weight * low.price) / (low.weight + high.weight);
    previous = price;
    const flows = at(price)
      .returnAfterTax.slice(0, year + 1)
      .map((amount, years) => ({ years, amount }));
    const reached = ratesOfReturn(flows).principal;
    const span = Math.max(low.price, high.price) <= tolerance ? 1 : Math.max(low.price, high.price);
    if (Math.abs(low.price - high.price) / span < tolerance) break;
    if (reached !== null && Math.abs(reached * 100 - target) / Math.max(target, 1) < tolerance) break;
    const value = presentValue(flows, target / 100);
    const tried = { price, weight: Math.abs(value) };
    if (tried.weight < tolerance) break;
    const tooHigh = value >= 0;
    if (enclosed) {
      if (tooHigh) high = tried;
      else low = tried;
      continue;
    }
    startsTooHigh ??= tooHigh;
    if (startsTooHigh) {
      if (tooHigh) price -= COARSE_STEP;
      else [high, enclosed] = [low, true];
      low = tried;
    } else {
      if (tooHigh) [low, enclosed] = [high, true];
      else price += COARSE_STEP;
      high = tried;
    }
    if (Math.abs(low.price - high.price) < tolerance) low = { ...low, price: high.price - 2 * tolerance };
  }
  return price < 0 ? previous : price;
}
