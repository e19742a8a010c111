import type { PvArray } from "../../../station/pv-plant";
import { effectiveDiffuseAngles } from "../incidence/diffuse-angles";
import { type IncidenceModifier, incidenceModifier } from "../incidence/incidence-model";
import { pvwattsDc } from "../power/pvwatts-dc";
import { cellTemperature } from "../temperature/cell-temperature";
import type { ModuleChain } from "./module-chain";

/**
 * The house's chain: incidence modifier on beam, sky and ground light, cell temperature of the plane's irradiance, PVWatts DC.
 */
export function standardChain(array: PvArray): ModuleChain {
  const modifier = incidenceModifier(array.models?.incidence);
  const temperature = cellTemperature(array);
  let tilt = Number.NaN;
  let diffuse = { sky: 0, ground: 0 };
  return (plane, result) => {
    const { beam, sky, ground } = plane;
    const total = beam + sky + ground;
    result.cellTemperature = temperature(total, plane.tempAir, plane.windSpeed);
    result.dcShare = 0;
    if (total <= 0) return;
    if (plane.tiltDeg !== tilt) {
      tilt = plane.tiltDeg;
      diffuse = diffuseModifiers(modifier, tilt);
    }
    const effective = beam * modifier(plane.cosIncidence) + sky * diffuse.sky + ground * diffuse.ground;
    result.dcShare = pvwattsDc(effective, result.cellTemperature, 1, array.temperatureCoefficientPerK);
  };
}

/** Modifiers of sky and ground light, as of one beam each. */
function diffuseModifiers(modifier: IncidenceModifier, tiltDeg: number): { sky: number; ground: number } {
  const { skyDeg, groundDeg } = effectiveDiffuseAngles(tiltDeg);
  const at = (angleDeg: number) => modifier(Math.cos((angleDeg * Math.PI) / 180));
  return { sky: at(skyDeg), ground: at(groundDeg) };
}
