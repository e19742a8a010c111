/** The CEC module model's six parameters and what they belong to. */
export type DiodeModule = {
  /** Voltage [V] and current [A] at maximum power, area [m2]. */
  readonly vmp: number;
  readonly imp: number;
  readonly areaM2: number;
  /** Temperature coefficient of the short-circuit current [A/K], and the adjustment of the temperature coefficients [%]. */
  readonly alphaSc: number;
  readonly adjustPercent: number;
  /** Modified ideality factor [V], light and saturation current [A], shunt and series resistance [ohm], at 25 C. */
  readonly aRef: number;
  readonly lightCurrentRef: number;
  readonly saturationCurrentRef: number;
  readonly shuntOhm: number;
  readonly seriesOhm: number;
};

const REFERENCE_K = 298.15;
/** Boltzmann's constant [eV/K], and silicon's band gap at 25 C [eV] with its fall [1/K]. */
const BOLTZMANN_EV = 8.618e-5;
const BAND_GAP_EV = 1.12;
const BAND_GAP_FALL = 0.0002677;
/** Newton's method stops at this change of the diode's voltage [V]. */
const TOLERANCE_V = 1e-9;
const STEPS = 60;

/**
 * Power of one module at its maximum power point [W]: De Soto, Klein & Beckman, Solar Energy 80 (2006) 78, with the adjustment of
 * Dobos, J. Solar Energy Engineering 134 (2012) 021011. The point is found over the voltage at the diode, of which current and
 * terminal voltage are explicit functions.
 * @param irradiance that reaches the cells [W/m2]; below 1 there is no power
 */
export function singleDiodePower(module: DiodeModule, irradiance: number, tempCell: number): number {
  if (irradiance < 1) return 0;
  const kelvin = tempCell + 273.15;
  const warmth = kelvin / REFERENCE_K;
  const alpha = module.alphaSc * (1 - module.adjustPercent / 100);
  const light = (irradiance / 1000) * (module.lightCurrentRef + alpha * (kelvin - REFERENCE_K));
  const gap = BAND_GAP_EV * (1 - BAND_GAP_FALL * (kelvin - REFERENCE_K));
  const saturation =
    module.saturationCurrentRef * warmth ** 3 * Math.exp((BAND_GAP_EV / REFERENCE_K - gap / kelvin) / BOLTZMANN_EV);
  const a = module.aRef * warmth;
  const shunt = (module.shuntOhm * 1000) / irradiance;
  // Power is (v - i r) i with i(v) falling ever faster: its derivative has one root, below the open circuit's voltage.
  let low = 0;
  let high = a * Math.log1p(light / saturation);
  let v = high * 0.8;
  for (let step = 0; step < STEPS; step += 1) {
    const exponential = (saturation * Math.exp(v / a)) / a;
    const current = light - exponential * a + saturation - v / shunt;
    const slope = -exponential - 1 / shunt;
    const terminal = v - current * module.seriesOhm;
    const terminalSlope = 1 - slope * module.seriesOhm;
    const derivative = terminalSlope * current + terminal * slope;
    if (derivative > 0) low = v;
    else high = v;
    const bend = -exponential / a;
    const curvature = 2 * terminalSlope * slope + (terminal - current * module.seriesOhm) * bend;
    const newton = v - derivative / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - v) < TOLERANCE_V) break;
    v = next;
  }
  const current = light - saturation * Math.expm1(v / a) - v / shunt;
  return Math.max(0, (v - current * module.seriesOhm) * current);
}
