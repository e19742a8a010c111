import type { DecompositionModel } from "../../../station/pv-models";
import { extraterrestrialIrradiance } from "../../pv/sun/extraterrestrial-irradiance";
import { bolandDiffuseShare } from "./boland";
import { DISC_SOLAR_CONSTANT, discBeamShare } from "./disc";
import { erbsDiffuseShare } from "./erbs";
import { clearnessIndex, HIGHEST_BEAM_ZENITH_DEG, type SplitIrradiance, splitByDiffuseShare } from "./split";

/** An hour of which only global irradiance is known. */
export type GlobalHour = {
  /** Global horizontal irradiance [W/m2]. */
  readonly ghi: number;
  readonly zenithDeg: number;
  /** 1 = 1 January. */
  readonly dayOfYear: number;
  readonly pressurePa: number;
};

/** Beam and diffuse of global irradiance by the named model. */
export function decompose(model: DecompositionModel, hour: GlobalHour): SplitIrradiance {
  const { ghi, zenithDeg, dayOfYear, pressurePa } = hour;
  switch (model) {
    case "erbs":
    case "boland": {
      const clearness = clearnessIndex(ghi, zenithDeg, extraterrestrialIrradiance(dayOfYear));
      const share = model === "erbs" ? erbsDiffuseShare(clearness) : bolandDiffuseShare(clearness);
      return splitByDiffuseShare(ghi, zenithDeg, share);
    }
    case "disc": {
      const extra = extraterrestrialIrradiance(dayOfYear, "spencer", DISC_SOLAR_CONSTANT);
      const dni = extra * discBeamShare(clearnessIndex(ghi, zenithDeg, extra), zenithDeg, pressurePa);
      if (zenithDeg > HIGHEST_BEAM_ZENITH_DEG || ghi < 0 || dni < 0) return { dni: 0, dhi: ghi };
      return { dni, dhi: Math.max(0, ghi - dni * Math.cos((zenithDeg * Math.PI) / 180)) };
    }
    default:
      return model satisfies never;
  }
}
