import * as z from "zod";
import { idSchema } from "../ids/ids";
import { ChargingTariff } from "../station/charging-tariff";
import { InstantIso } from "../time/instant";

/** The tariff of a station from an instant on, until the next one of the same station begins. */
export const StationTariff = z.strictObject({
  stationId: idSchema("station"),
  validFrom: InstantIso,
  tariff: ChargingTariff,
});
export type StationTariff = z.infer<typeof StationTariff>;
