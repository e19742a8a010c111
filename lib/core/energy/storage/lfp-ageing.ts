/**
 * Capacity fade of a large prismatic LFP-graphite cell (> 250 Ah): NREL's BLAST-Lite model `lfp_gr_250AhPrismatic_2019`, fitted
 * by P. Gasper et al., Journal of Energy Storage 73 (2023) 109042. Calendar fade q = kcal t^0.526 [t in days], cycle fade
 * q = kcyc N^0.828 [N in equivalent full cycles], each advanced day by day along its own trajectory.
 */
export type LfpHealth = {
  /** Losses since new, shares of the nameplate. */
  readonly calendarLoss: number;
  readonly cycleLoss: number;
};

export const NEW_LFP: LfpHealth = { calendarLoss: 0, cycleLoss: 0 };

export function remainingCapacity(health: LfpHealth): number {
  return 1 - health.calendarLoss - health.cycleLoss;
}

export const CALENDAR_POWER = 0.526;
export const CYCLE_POWER = 0.828;
/** Rates below this count as rest [1/h]. */
const REST_RATE = 0.01;

/**
 * Health after a stretch of time.
 * @param soc state of charge at the ends of equal steps, `soc[from]` being the start
 * @param cellTemperatureC at the same instants
 * @param stepHours length of a step
 */
export function ageLfp(
  health: LfpHealth,
  soc: ArrayLike<number>,
  cellTemperatureC: ArrayLike<number>,
  from: number,
  to: number,
  stepHours: number,
): LfpHealth {
  const steps = to - from;
  if (steps <= 0) return health;
  let throughput = 0;
  let rate = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = from; i <= to; i += 1) {
    const level = soc[i] as number;
    lowest = Math.min(lowest, level);
    highest = Math.max(highest, level);
    if (i === from) continue;
    const change = Math.abs(level - (soc[i - 1] as number));
    throughput += change;
    if (change / stepHours >= REST_RATE) rate += change / stepHours;
  }
  const depth = highest - lowest;
  const meanRate = rate / steps;
  const cyclePrefactor = 4.38e-8 + 1.55e-8 * depth + 1.68e-7 * meanRate;
  let calendar = 0;
  let cycle = 0;
  let resting = soc[from] as number;
  let potential = anodePotential(resting);
  for (let i = from; i <= to; i += 1) {
    const weight = i === from || i === to ? 0.5 : 1;
    const kelvin = (cellTemperatureC[i] as number) + 273.15;
    // Storage rests for hours at a time.
    if (soc[i] !== resting) {
      resting = soc[i] as number;
      potential = anodePotential(resting);
    }
    calendar += weight * Math.exp((-5.21e3 - 3.56e3 * potential) / kelvin);
    cycle += weight * (Math.exp(2.19e3 / kelvin) + Math.exp(-1.55e5 / kelvin));
  }
  return {
    calendarLoss: advance(health.calendarLoss, (steps * stepHours) / 24, (8.37e4 * calendar) / steps, CALENDAR_POWER),
    cycleLoss: advance(health.cycleLoss, throughput / 2, (cyclePrefactor * cycle) / steps, CYCLE_POWER),
  };
}

/** Moves along loss = k x^p by dx from where the loss is now, exactly. */
function advance(loss: number, dx: number, k: number, p: number): number {
  if (dx === 0 || k === 0) return loss;
  return k * ((loss / k) ** (1 / p) + dx) ** p;
}

/**
 * Potential of graphite against lithium [V] by state of charge: Safari & Delacourt, J. Electrochem. Soc. 158 (2011) A562, with
 * the stoichiometry of Schimpe et al., ibid. 165 (2018) A181.
 */
function anodePotential(soc: number): number {
  const x = 0.0085 + soc * (0.78 - 0.0085);
  return (
    0.6379 +
    0.5416 * Math.exp(-305.5309 * x) +
    0.044 * Math.tanh(-(x - 0.1958) / 0.1088) -
    0.1978 * Math.tanh((x - 1.0571) / 0.0854) -
    0.6875 * Math.tanh((x + 0.0117) / 0.0529) -
    0.0175 * Math.tanh((x - 0.5692) / 0.0875)
  );
}
