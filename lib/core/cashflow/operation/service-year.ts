import type { ClockYear } from "../../energy/clock-year";
import { anyWindowYear } from "../../energy/price-year";
import { RandomStream } from "../../energy/random/random-stream";
import { HOURS_PER_YEAR } from "../../energy/weather/weather-year";
import type { RevenueContractOf } from "../../station/revenue-contract";
import type { StationSpec } from "../../station/station-spec";
import { delivers } from "../lines/contract-term";
import { monthOf } from "./station-model";

/** One grid service's year: when it holds storage ready, and when the grid calls. */
export type ServiceYear = {
  readonly contract: RevenueContractOf<"grid-services">;
  /** 1 in the hours of commitment. */
  readonly committed: Uint8Array;
  /** Share of the committed power that is called for, 0 or 1. */
  readonly called: Uint8Array;
};

/** The year's grid services: months of delivery, windows, calls drawn evenly from the hours of commitment, seeded. */
export function serviceYears(spec: StationSpec, clock: ClockYear, year: number, seed: number): ServiceYear[] {
  const services: ServiceYear[] = [];
  for (const contract of spec.revenue) {
    if (contract.kind !== "grid-services") continue;
    const committed = contract.windows
      ? anyWindowYear(contract.windows, clock)
      : new Uint8Array(HOURS_PER_YEAR).fill(1);
    for (let month = 0; month < 12; month += 1) {
      if (delivers(contract, monthOf(spec, (year - 1) * 12 + month))) continue;
      committed.fill(0, clock.monthStarts[month], clock.monthStarts[month + 1]);
    }
    services.push({ contract, committed, called: calls(contract, committed, year, seed) });
  }
  return services;
}

function calls(
  { id, activation }: RevenueContractOf<"grid-services">,
  committed: Uint8Array,
  year: number,
  seed: number,
): Uint8Array {
  const called = new Uint8Array(HOURS_PER_YEAR);
  if (!activation) return called;
  const hours: number[] = [];
  for (let hour = 0; hour < HOURS_PER_YEAR; hour += 1) if (committed[hour]) hours.push(hour);
  if (hours.length === 0) return called;
  const random = new RandomStream(seed, `calls/${id}/${year}`);
  const count = random.poisson(activation.callsPerYear);
  for (let call = 0; call < count; call += 1) {
    const start = hours[Math.floor(random.uniform() * hours.length)] as number;
    const end = Math.min(HOURS_PER_YEAR, start + activation.hoursPerCall);
    for (let hour = start; hour < end && committed[hour]; hour += 1) called[hour] = 1;
  }
  return called;
}
