import type { DispatchInputs } from "../../energy/dispatch/dispatch-inputs";
import type { HourlyFlows } from "../../energy/dispatch/hourly-flows";
import type { ServiceYear } from "./service-year";

/** What a grid service got, by month of the year. */
export type ServiceMonths = {
  /** Share of the committed hours in which power and energy were ready; 0 in a month without any. */
  readonly availability: Float64Array;
  /** Energy that was called for, and what of it was delivered [kWh]. */
  readonly calledKwh: Float64Array;
  readonly deliveredKwh: Float64Array;
};

/** Energy below what is committed by less than this is still there [kWh]. */
const SLACK_KWH = 1e-6;

/** Counts a service's year. Where several are called at once, they share what was delivered by their power. */
export function serviceMonths(
  service: ServiceYear,
  all: readonly ServiceYear[],
  { clock, storage }: DispatchInputs,
  flows: HourlyFlows,
): ServiceMonths {
  const availability = new Float64Array(12);
  const calledKwh = new Float64Array(12);
  const deliveredKwh = new Float64Array(12);
  const { committedKw } = service.contract;
  for (let month = 0; month < 12; month += 1) {
    const to = clock.monthStarts[month + 1] as number;
    let hours = 0;
    let ready = 0;
    for (let hour = clock.monthStarts[month] as number; hour < to; hour += 1) {
      if (!service.committed[hour]) continue;
      hours += 1;
      const called = service.called[hour] === 1;
      if (called || (flows.stored[hour] as number) >= (storage.floorKwh[hour] as number) - SLACK_KWH) ready += 1;
      if (!called) continue;
      const together = all.reduce((sum, other) => sum + (other.called[hour] ? other.contract.committedKw : 0), 0);
      calledKwh[month] = (calledKwh[month] as number) + committedKw;
      deliveredKwh[month] =
        (deliveredKwh[month] as number) + ((flows.serviceDelivered[hour] as number) * committedKw) / together;
    }
    availability[month] = hours === 0 ? 0 : ready / hours;
  }
  return { availability, calledKwh, deliveredKwh };
}
