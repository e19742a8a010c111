import * as z from "zod";
import { TimeZone } from "../time/time-zone";

/** Where a station stands. Latitude north and longitude east positive [deg], elevation above sea level [m]. */
export const Site = z.strictObject({
  name: z.string().min(1).max(120),
  latitudeDeg: z.number().min(-90).max(90),
  longitudeDeg: z.number().min(-180).max(180),
  elevationM: z.number().min(-430).max(6000),
  timeZone: TimeZone,
});
export type Site = z.infer<typeof Site>;
