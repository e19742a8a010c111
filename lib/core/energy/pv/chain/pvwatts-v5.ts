import type { PvChain, PvwattsModule } from "../../../station/pv-models";
import { pvwattsCoverModifier } from "../incidence/pvwatts-cover";
import { pvwattsDc } from "../power/pvwatts-dc";
import { fuentesTemperature } from "../temperature/fuentes";
import type { ModuleChain } from "./module-chain";

/** Change of DC power [1/K] and whether the glass is coated: NREL/TP-6A20-62641, table 3. */
export const V5_MODULES: Record<PvwattsModule, { readonly coefficientPerK: number; readonly coated: boolean }> = {
  standard: { coefficientPerK: -0.0047, coated: false },
  premium: { coefficientPerK: -0.0035, coated: true },
  "thin-film": { coefficientPerK: -0.002, coated: false },
};

/** Installed nominal operating cell temperature [C]: ibid., section 8. */
export const INSTALLED_NOCT_C = { "open-rack": 45, roof: 49 } as const;

/**
 * PVWatts version 5 (Dobos, NREL/TP-6A20-62641, 2014): the cover takes its part of the beam only, Fuentes' thermal balance over the
 * plane's irradiance, DC in proportion with the module type's temperature coefficient.
 */
export function pvwattsV5Chain({ module, mounting }: Extract<PvChain, { kind: "pvwatts-v5" }>): ModuleChain {
  const { coefficientPerK, coated } = V5_MODULES[module];
  const modifier = pvwattsCoverModifier(coated);
  const temperature = fuentesTemperature(INSTALLED_NOCT_C[mounting]);
  return (plane, result) => {
    const total = plane.beam + plane.sky + plane.ground;
    result.cellTemperature = temperature(total, plane.tempAir, plane.windSpeed);
    const effective = total - plane.beam * (1 - modifier(incidenceDeg(plane.cosIncidence)));
    result.dcShare = total > 0 ? pvwattsDc(effective, result.cellTemperature, 1, coefficientPerK) : 0;
  };
}

export function incidenceDeg(cosIncidence: number): number {
  return (Math.acos(cosIncidence) * 180) / Math.PI;
}
