import * as z from "zod";
import { AVAILABILITY_MONTHS_MAX } from "../abs/waterfall/step-parts";
import type { DealTerms } from "../deal/terms";
import type { DeviceRole } from "../metering/enrolment";
import type { StationQuality } from "../metering/quality";
import { YearMonth } from "../time/local-date";

const Count = z.number().int().nonnegative();

/** Quarter hours of a collection period over all stations of the pool: due, and measured by verified readings. */
export const PeriodAvailability = z.strictObject({ period: YearMonth, measured: Count, expected: Count });
export type PeriodAvailability = z.infer<typeof PeriodAvailability>;

export const ObservedAvailability = z.array(PeriodAvailability).min(1).max(AVAILABILITY_MONTHS_MAX);

/** What produces, stores or delivers energy; the meter of the grid connection says nothing about it. */
const WORKING_ROLES: readonly DeviceRole[] = ["pv", "battery", "charger-meter"];

/**
 * Availability of the pool over the last collection periods, newest last: what terms with an availability test are measured
 * against. A quarter hour counts where a device's signed readings have verified and measured it; what is estimated, missing
 * or refused does not, whatever the reason. Undefined where the terms have no such test.
 */
export function observedAvailability(
  terms: Pick<DealTerms, "waterfall" | "enforcementWaterfall">,
  period: string,
  stations: readonly StationQuality[],
  before: readonly PeriodAvailability[],
): PeriodAvailability[] | undefined {
  const months = [...terms.waterfall, ...(terms.enforcementWaterfall ?? [])].flatMap((step) =>
    step.kind === "availability-test" ? [step.months] : [],
  );
  if (months.length === 0) return undefined;
  const devices = stations.flatMap((station) => station.devices).filter(({ role }) => WORKING_ROLES.includes(role));
  const sum = (key: "measured" | "expected") => devices.reduce((total, device) => total + device[key], 0);
  const own: PeriodAvailability = { period, measured: sum("measured"), expected: sum("expected") };
  return [...before, own].slice(-Math.max(...months));
}
