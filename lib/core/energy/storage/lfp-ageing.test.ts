import {
  describeWithReferenceData,
  hasReferenceData,
  referenceJson,
  referenceText,
} from "../../../../test/reference-data";
import { ageLfp, NEW_LFP, remainingCapacity } from "./lfp-ageing";

type Remaining = { q_y1: number; q_y2: number; q_y5: number; q_y10: number };

/** A duty cycle's file: state of charge and temperature at equal steps. */
function duty(file: string): { soc: Float64Array; temperature: Float64Array } {
  const [header = "", ...rows] = referenceText(`battery/${file}`).trim().split("\n");
  const column = (name: string) => {
    const at = header.split(",").indexOf(name);
    return Float64Array.from(rows, (row) => Number(row.split(",")[at]));
  };
  return { soc: column("SOC"), temperature: column("Temperature_C") };
}

/** Remaining capacity after 1, 2, 5 and 10 years of a duty that repeats. */
function capacities(soc: ArrayLike<number>, temperature: ArrayLike<number>, stepHours: number): number[] {
  const perDay = Math.round(24 / stepHours);
  const found: number[] = [];
  let health = NEW_LFP;
  let start = 0;
  for (let day = 1; day <= 3650; day += 1) {
    if (start + perDay >= soc.length) start = 0;
    health = ageLfp(health, soc, temperature, start, start + perDay, stepHours);
    start += perDay;
    if ([365, 730, 1825, 3650].includes(day)) found.push(remainingCapacity(health));
  }
  return found;
}

describeWithReferenceData("BLAST-Lite, LFP-250Ah, remaining capacity within 0.002", () => {
  const reference = hasReferenceData
    ? referenceJson<Record<string, Remaining>>("battery/blast-lite-reference.json")
    : {};
  const expectWithin = ({ q_y1, q_y2, q_y5, q_y10 }: Remaining, found: number[]) => {
    const apart = [q_y1, q_y2, q_y5, q_y10].map((expected, index) => Math.abs((found[index] as number) - expected));
    expect(Math.max(...apart)).toBeLessThan(0.002);
  };
  const check = (name: string, found: number[]) => expectWithin(reference[`${name} | LFP250Ah`] as Remaining, found);
  const constant = (value: number) => new Float64Array(49).fill(value);

  test("storage at rest, half full at 25 C and full at 35 C", () => {
    check("storage soc0.5 25C", capacities(constant(0.5), constant(25), 1));
    check("storage soc1 35C", capacities(constant(1), constant(35), 1));
  });

  test("a cycle a day between 10 and 90 %, and between 20 and 80 %", () => {
    // Four hours up, eight at the top, four down, eight at rest: the shape with which BLAST-Lite 1.1.1 gives the reference's digits.
    const daily = (low: number, high: number) =>
      Float64Array.from({ length: 365 * 24 + 1 }, (_, hour) => {
        const ofDay = hour % 24;
        return low + (high - low) * Math.max(0, Math.min(1, ofDay / 4, (16 - ofDay) / 4));
      });
    const warm = new Float64Array(365 * 24 + 1).fill(25);
    check("daily 10-90 4h tri 25C", capacities(daily(0.1, 0.9), warm, 1));
    check("daily 20-80 25C", capacities(daily(0.2, 0.8), warm, 1));
  });

  test("a year of a fast-charging corner station, every five minutes", () => {
    const { soc, temperature } = duty("ev_charging_support_corner_station.csv");
    check("EV charging support corner charging station.csv", capacities(soc, temperature, 300 / 3600));
  });

  test("a year of peak shaving at a commercial building, every ten minutes", () => {
    const { soc, temperature } = duty("commercial_peak_shaving.csv");
    // BLAST-Lite 1.1.1, lfp_gr_250AhPrismatic_2019, run over the file until ten years are over.
    const expected = { q_y1: 0.9865, q_y2: 0.98025, q_y5: 0.96713, q_y10: 0.9514 };
    expectWithin(expected, capacities(soc, temperature, 600 / 3600));
  });
});

test("fade goes on from where it is: two halves age as one whole", () => {
  const soc = [0.2, 0.5, 0.8, 0.5, 0.2];
  const warm = [25, 25, 25, 25, 25];
  const once = ageLfp(ageLfp(NEW_LFP, soc, warm, 0, 4, 12), soc, warm, 0, 4, 12);
  const doubled = ageLfp(NEW_LFP, [...soc, ...soc.slice(1)], [...warm, ...warm.slice(1)], 0, 8, 12);
  expect(once.calendarLoss).toBeCloseTo(doubled.calendarLoss, 12);
  expect(once.cycleLoss).toBeCloseTo(doubled.cycleLoss, 12);
});

test("heat and cycles cost capacity, rest costs only time", () => {
  const rest = [0.5, 0.5, 0.5];
  const cool = ageLfp(NEW_LFP, rest, [15, 15, 15], 0, 2, 12);
  const hot = ageLfp(NEW_LFP, rest, [40, 40, 40], 0, 2, 12);
  expect(cool.cycleLoss).toBe(0);
  expect(hot.calendarLoss).toBeGreaterThan(cool.calendarLoss);
  expect(ageLfp(NEW_LFP, [0.1, 0.9, 0.1], [25, 25, 25], 0, 2, 12).cycleLoss).toBeGreaterThan(0);
});
