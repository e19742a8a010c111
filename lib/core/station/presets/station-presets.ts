import type { MonthlyClimate } from "../monthly-climate";
import type { StationSpec } from "../station-spec";
import { GREENSBORO_MONTHLY } from "./greensboro-monthly";
import { HIGHWAY_SITE } from "./highway-site";
import { HOUSEHOLD } from "./household";
import { STANDARD_NODE } from "./standard-node";
import { URBAN_HUB } from "./urban-hub";

export const PRESET_IDS = ["standard-node", "household", "urban-hub", "highway-site"] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** Stations to begin with, each figure with its source; all stand in Greensboro, whose typical year is public. */
export const STATION_PRESETS: Readonly<
  Record<PresetId, { readonly spec: StationSpec; readonly climate: MonthlyClimate }>
> = {
  "standard-node": { spec: STANDARD_NODE, climate: GREENSBORO_MONTHLY },
  household: { spec: HOUSEHOLD, climate: GREENSBORO_MONTHLY },
  "urban-hub": { spec: URBAN_HUB, climate: GREENSBORO_MONTHLY },
  "highway-site": { spec: HIGHWAY_SITE, climate: GREENSBORO_MONTHLY },
};
