import type { IncidenceModel } from "../../../station/pv-models";
import { ashraeIncidenceModifier } from "./ashrae";
import { martinRuizIncidenceModifier } from "./martin-ruiz";
import { COATED_GLASS, physicalIncidenceModifier } from "./physical";
import { schlickIncidenceModifier } from "./schlick";

/** Share of the light that passes the cover, over that at normal incidence; 0 when the light comes from behind. */
export type IncidenceModifier = (cosIncidence: number) => number;

export function incidenceModifier(model: IncidenceModel = { model: "physical", ...COATED_GLASS }): IncidenceModifier {
  switch (model.model) {
    case "physical":
      return physicalIncidenceModifier(model);
    case "ashrae":
      return ashraeIncidenceModifier(model.b0);
    case "martin-ruiz":
      return martinRuizIncidenceModifier(model.angularLoss);
    case "schlick":
      return schlickIncidenceModifier;
    default:
      return model satisfies never;
  }
}
