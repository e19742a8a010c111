import type { PvArray } from "../../../station/pv-plant";
import { faimanTemperature } from "./faiman";
import { fuentesTemperature } from "./fuentes";
import { noctSamTemperature } from "./noct-sam";
import { pvsystTemperature } from "./pvsyst";
import { rossTemperature } from "./ross";
import { sapmTemperature } from "./sapm";
import type { CellTemperature } from "./temperature-model";

/** The model that an array names, Faiman's where it names none; hours must be asked for in order. */
export function cellTemperature({ models, faimanU0, faimanU1 }: PvArray): CellTemperature {
  const chosen = models?.cellTemperature ?? { model: "faiman" };
  switch (chosen.model) {
    case "faiman":
      return faimanTemperature(faimanU0, faimanU1);
    case "sapm":
      return sapmTemperature(chosen.a, chosen.b, chosen.deltaT);
    case "pvsyst":
      return pvsystTemperature(chosen.uConstant, chosen.uWind, chosen.moduleEfficiency, chosen.absorption);
    case "noct-sam":
      return noctSamTemperature(chosen.nominalTemperatureC, chosen.moduleEfficiency);
    case "ross":
      return rossTemperature(chosen.nominalTemperatureC);
    case "fuentes":
      return fuentesTemperature(chosen.nominalTemperatureC);
    default:
      return chosen satisfies never;
  }
}
