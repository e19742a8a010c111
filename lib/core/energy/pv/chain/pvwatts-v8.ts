import type { PvChain, PvwattsModule } from "../../../station/pv-models";
import { effectiveDiffuseAngles } from "../incidence/diffuse-angles";
import { pvwattsCoverModifier, pvwattsDiffuseModifier } from "../incidence/pvwatts-cover";
import { type DiodeModule, singleDiodePower } from "../power/single-diode";
import { noctSamTemperature } from "../temperature/noct-sam";
import type { ModuleChain } from "./module-chain";
import { INSTALLED_NOCT_C, incidenceDeg } from "./pvwatts-v5";

/** The modules that stand for PVWatts v8's types: Canadian Solar CS1H-320MS, SunPower SPR-E20-327, First Solar FS-6435A. */
const MODULES: Record<PvwattsModule, DiodeModule> = {
  standard: {
    vmp: 35.8,
    imp: 9.01,
    areaM2: 1.6864,
    alphaSc: 0.004755,
    adjustPercent: 5.79586,
    aRef: 1.65916,
    lightCurrentRef: 9.51393,
    saturationCurrentRef: 4.37813e-11,
    shuntOhm: 654.059,
    seriesOhm: 0.269953,
  },
  premium: {
    vmp: 54.7,
    imp: 5.98,
    areaM2: 1.6297,
    alphaSc: 0.0026,
    adjustPercent: 9.56482,
    aRef: 2.45326,
    lightCurrentRef: 6.4704,
    saturationCurrentRef: 2.01784e-11,
    shuntOhm: 261.723,
    seriesOhm: 0.421231,
  },
  "thin-film": {
    vmp: 183.6,
    imp: 2.37,
    areaM2: 2.4751,
    alphaSc: 0.00102,
    adjustPercent: -2.49865,
    aRef: 7.97293,
    lightCurrentRef: 2.55475,
    saturationCurrentRef: 2.69243e-12,
    shuntOhm: 2476.95,
    seriesOhm: 4.60991,
  },
};

/** De Soto's air-mass polynomial for crystalline silicon, from the highest power; the zenith is held at this angle [deg]. */
const AIR_MASS_POLYNOMIAL = [-0.000126, 0.002816, -0.024459, 0.086257, 0.918093];
const HIGHEST_ZENITH_DEG = 86;

/**
 * PVWatts version 8 (as in SAM's source, cmod_pvwattsv8): coated cover on beam, sky and ground light, spectral factor by the air
 * mass, steady cell temperature by NOCT of what reaches the cells, CEC's six-parameter diode at its maximum power point.
 */
export function pvwattsV8Chain(
  { module, mounting }: Extract<PvChain, { kind: "pvwatts-v8" }>,
  elevationM: number,
): ModuleChain {
  const beamModifier = pvwattsCoverModifier(true);
  const diffuseModifier = pvwattsDiffuseModifier();
  const stage = v8ModuleStage(module, mounting, elevationM);
  return (plane, result) => {
    const { skyDeg, groundDeg } = effectiveDiffuseAngles(plane.tiltDeg);
    const total = plane.beam + plane.sky + plane.ground;
    const transmitted =
      total > 0
        ? plane.beam * Math.min(1, beamModifier(incidenceDeg(plane.cosIncidence))) +
          plane.sky * diffuseModifier(skyDeg) +
          plane.ground * diffuseModifier(groundDeg)
        : 0;
    stage(transmitted, plane, result);
  };
}

/** The chain behind the cover: from transmitted irradiance [W/m2] to cell temperature and DC power. */
export function v8ModuleStage(
  module: PvwattsModule,
  mounting: keyof typeof INSTALLED_NOCT_C,
  elevationM: number,
): (
  transmitted: number,
  at: { readonly zenithDeg: number; readonly tempAir: number; readonly windSpeed: number },
  result: { cellTemperature: number; dcShare: number },
) => void {
  const diode = MODULES[module];
  const ratedW = diode.vmp * diode.imp;
  const temperature = noctSamTemperature(INSTALLED_NOCT_C[mounting], ratedW / (1000 * diode.areaM2));
  return (transmitted, { zenithDeg, tempAir, windSpeed }, result) => {
    const reaching = transmitted > 0 ? transmitted * spectralFactor(zenithDeg, elevationM) : 0;
    result.cellTemperature = temperature(reaching, tempAir, windSpeed);
    result.dcShare = singleDiodePower(diode, reaching, result.cellTemperature) / ratedW;
  };
}

/** Share of the spectrum that silicon uses, over that at air mass 1.5: De Soto et al. 2006, eq. 13; thinner air by King's elevation. */
function spectralFactor(zenithDeg: number, elevationM: number): number {
  const zenith = Math.min(HIGHEST_ZENITH_DEG, zenithDeg);
  const airMass =
    Math.exp(-0.0001184 * elevationM) / (Math.cos((zenith * Math.PI) / 180) + 0.5057 * (96.08 - zenith) ** -1.634);
  return Math.max(
    0,
    AIR_MASS_POLYNOMIAL.reduce((sum, coefficient) => sum * airMass + coefficient, 0),
  );
}
