import type { CellTemperature } from "./temperature-model";

const STEFAN_BOLTZMANN = 5.669e-8;
const ABSORPTION = 0.83;
const EMISSIVITY = 0.84;
/** Length that air flows along a module [m]. */
const LENGTH_M = 0.5;
/** Height of the modules and of the wind's measurement [m]. */
const [MODULE_HEIGHT_M, WIND_HEIGHT_M] = [5, 9.144];
/** Heat capacity of a module [J/(m2 K)], and the nominal temperature above which it grows for the roof behind it [K]. */
const CAPACITY = 11_000;
const CAPACITY_KNEE_K = 321.15;
const ROOM_K = 293.15;
const STEP_S = 3600;
const ITERATIONS = 10;

/**
 * Thermal balance of a module with its heat capacity, hour after hour: Fuentes, SAND85-0330 (1987), as in PVWatts v1 to v5.
 * The returned function remembers the hour before: one for each year, called in order; hours without sun reset it.
 * @param nominalTemperatureC installed nominal operating cell temperature: 45 on open racks, 49 on roofs
 */
export function fuentesTemperature(nominalTemperatureC: number): CellTemperature {
  const { groundRatio, convectionRatio, capacity } = installation(nominalTemperatureC + 273.15);
  let before = ROOM_K;
  let absorbedBefore = 0;
  return (irradiance, tempAir, windSpeed) => {
    const air = tempAir + 273.15;
    if (irradiance <= 0) {
      before = air;
      absorbedBefore = 0;
      return tempAir;
    }
    const absorbed = irradiance * ABSORPTION;
    const sky = 0.68 * 0.0552 * air ** 1.5 + 0.32 * air;
    const wind = windSpeed * (MODULE_HEIGHT_M / WIND_HEIGHT_M) ** 0.2 + 1e-4;
    let module = before;
    for (let step = 0; step < ITERATIONS; step += 1) {
      const convection = convectionRatio * topConvection(module, air, wind);
      const ground = air + groundRatio * (module - air);
      const toSky = EMISSIVITY * STEFAN_BOLTZMANN * (module ** 2 + sky ** 2) * (module + sky);
      const toGround = EMISSIVITY * STEFAN_BOLTZMANN * (module ** 2 + ground ** 2) * (module + ground);
      const loss = convection + toSky + toGround;
      const eigen = (-loss / capacity) * STEP_S;
      const kept = eigen > -10 ? Math.exp(eigen) : 0;
      const gain = convection * air + toSky * sky + toGround * ground + absorbedBefore;
      const change = absorbed - absorbedBefore;
      module = before * kept + ((1 - kept) * (gain + change / eigen) + change) / loss;
    }
    before = module;
    absorbedBefore = absorbed;
    return module - 273.15;
  };
}

/** Convective loss of the upper face [W/(m2 K)]: forced and free together. */
function topConvection(module: number, air: number, wind: number): number {
  const mean = (module + air) / 2;
  const density = (0.003484 * 101_325) / mean;
  const viscosity = (0.24237e-6 * mean ** 0.76) / density;
  const conductivity = 2.1695e-4 * mean ** 0.84;
  const reynolds = (wind * LENGTH_M) / viscosity;
  const forced =
    reynolds > 1.2e5
      ? ((0.0282 / reynolds ** 0.2) * density * wind * 1007) / 0.71 ** 0.4
      : ((0.86 / reynolds ** 0.5) * density * wind * 1007) / 0.71 ** 0.67;
  const grashof = ((9.8 / mean) * Math.abs(module - air) * LENGTH_M ** 3 * 0.5) / viscosity ** 2;
  const free = (0.21 * (grashof * 0.71) ** 0.32 * conductivity) / LENGTH_M;
  return Math.cbrt(free ** 3 + forced ** 3);
}

/** What the nominal temperature says of ground, back side and heat capacity of an installation. @param nominal in K */
function installation(nominal: number): { groundRatio: number; convectionRatio: number; capacity: number } {
  const skyK = 282.21;
  const radiation = EMISSIVITY * STEFAN_BOLTZMANN;
  const rise = nominal - ROOM_K;
  const convection = topConvection(nominal, ROOM_K, 1);
  const toGround = radiation * (nominal ** 2 + ROOM_K ** 2) * (nominal + ROOM_K);
  const back =
    (ABSORPTION * 800 - radiation * (nominal ** 4 - skyK ** 4) - convection * rise) / ((toGround + convection) * rise);
  const ground = (nominal ** 4 - back * (nominal ** 4 - ROOM_K ** 4)) ** 0.25;
  const bounded = Math.max(ROOM_K, Math.min(nominal, ground));
  return {
    groundRatio: (bounded - ROOM_K) / rise,
    convectionRatio:
      (ABSORPTION * 800 - radiation * (2 * nominal ** 4 - skyK ** 4 - bounded ** 4)) / (convection * rise),
    capacity: nominal > CAPACITY_KNEE_K ? CAPACITY * (1 + (nominal - CAPACITY_KNEE_K) / 12) : CAPACITY,
  };
}
