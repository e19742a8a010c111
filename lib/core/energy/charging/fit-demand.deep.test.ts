import { readdirSync } from "node:fs";
import {
  describeWithReferenceData,
  hasReferenceData,
  referenceJson,
  referencePath,
} from "../../../../test/reference-data";
import type { PositiveQuantity } from "../../station/charging-plant";
import { DriverGroup } from "../../station/charging-plant";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import { DAY_MS, HOUR_MS } from "../../time/instant";
import { clockYear } from "../clock-year";
import { RandomStream } from "../random/random-stream";
import { chargingYear } from "./charging-year";
import { readCsvHistory } from "./csv-history";
import { poissonRate } from "./fit-arrivals";
import { fitDemand } from "./fit-demand";
import { fitQuantity } from "./fit-quantity";
import { readOcpiHistory } from "./ocpi-history";
import { quantityDraw } from "./positive-distribution";
import type { HistorySession } from "./session-history";

const FIRST_MONDAY = Date.UTC(2024, 0, 1);
const DAYS = 364;
const { drivers, chargers } = STANDARD_NODE.charging;
const known = drivers[1] as DriverGroup;

/** A year of sessions of a group whose vehicles charge for the whole stay, from its own distributions. */
function history(group: DriverGroup, seed: number): HistorySession[] {
  const random = new RandomStream(seed, "history");
  const [stay, energy] = [quantityDraw(group.dwellMinutes), quantityDraw(group.energyKwh)];
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return Array.from({ length: DAYS }, (_, day) => {
    const weekend = day % 7 >= 5;
    const hours = weekend ? group.weekendHourWeights : group.workdayHourWeights;
    const today = (7 * group.arrivalsPerDay * (group.weekdayWeights[day % 7] as number)) / sum(group.weekdayWeights);
    return hours.flatMap((weight, hour) =>
      Array.from({ length: random.poisson((today * weight) / sum(hours)) }, (): HistorySession => {
        const stayMinutes = stay(random.normal(), random.uniform());
        return {
          startWallMs: FIRST_MONDAY + day * DAY_MS + (hour + random.uniform()) * HOUR_MS,
          stayMinutes,
          chargingMinutes: stayMinutes,
          energyKwh: energy(random.normal(), random.uniform()),
          kind: group.kind,
        };
      }),
    );
  }).flat();
}

const sessions = history(known, 4);
const [fit] = fitDemand({ sessions, leftOut: 0 }, "dc");

test("arrivals, stay and energy of known drivers are found again", () => {
  expect(fit?.sessions).toBe(sessions.length);
  const group = fit?.group as DriverGroup;
  expect(DriverGroup.parse(group)).toEqual(group);
  expect(Math.abs(group.arrivalsPerDay / known.arrivalsPerDay - 1)).toBeLessThan(0.04);
  expect(Math.abs(group.energyKwh.mean / known.energyKwh.mean - 1)).toBeLessThan(0.02);
  expect(Math.abs(group.dwellMinutes.mean / known.dwellMinutes.mean - 1)).toBeLessThan(0.02);
  expect(Math.abs(group.dwellMinutes.standardDeviation / known.dwellMinutes.standardDeviation - 1)).toBeLessThan(0.05);
  expect(Math.abs(group.stayEnergyCorrelation ?? 1)).toBeLessThan(0.05);
  expect(group.leavesWhenFull).toBe(true);
  expect(fit?.arrivals.dispersion).toBeGreaterThan(0.8);
  expect(fit?.arrivals.dispersion).toBeLessThan(1.2);
  expect(fit?.stay.probability).toBeGreaterThan(0.05);
});

test("95 % intervals hold the true rate of nearly all hours", () => {
  const total = (weights: readonly number[]) => weights.reduce((a, b) => a + b, 0);
  const week = total(known.weekdayWeights);
  const workday = (7 * known.arrivalsPerDay * total(known.weekdayWeights.slice(0, 5))) / week / 5;
  const held = fit?.arrivals.hours.filter(({ weekend, hour, low, high }) => {
    const truth = (workday * (known.workdayHourWeights[hour] as number)) / total(known.workdayHourWeights);
    return !weekend && low <= truth && truth <= high;
  });
  expect(held?.length).toBeGreaterThanOrEqual(21);
  // Garwood's table: 5 counted, 1.62 to 11.67.
  const { low, high } = poissonRate(5, 1);
  expect([low.toFixed(2), high.toFixed(2)]).toEqual(["1.62", "11.67"]);
});

test("a fitted group brings the same energy through the station's model", () => {
  const clock = clockYear("UTC", "2024-01");
  const load = (group: DriverGroup) =>
    chargingYear({ ...STANDARD_NODE.charging, chargers, drivers: [group] }, clock, 1, 1).delivered.reduce(
      (a, b) => a + b,
      0,
    );
  const same = { ...known, vehiclePowerKw: fit?.group.vehiclePowerKw as PositiveQuantity };
  expect(Math.abs(load(fit?.group as DriverGroup) / load(same) - 1)).toBeLessThan(0.05);
});

test("AIC tells one kind from two and log-normal from gamma", () => {
  const draw = (quantity: PositiveQuantity) => {
    const random = new RandomStream(9, "values");
    const of = quantityDraw(quantity);
    return Array.from({ length: 3000 }, () => of(random.normal(), random.uniform()));
  };
  const one = fitQuantity(draw({ mean: 40, standardDeviation: 20 }));
  expect(one.chosen.family).toBe("log-normal");
  const gamma = fitQuantity(draw({ mean: 40, standardDeviation: 20, family: "gamma" }));
  expect(gamma.chosen.family).toBe("gamma");
  expect(Math.abs(gamma.chosen.quantity.standardDeviation / 20 - 1)).toBeLessThan(0.05);
  const two = fitQuantity(
    draw({ mean: 30, standardDeviation: 8, second: { share: 0.3, mean: 300, standardDeviation: 90 } }),
  );
  expect(two.chosen.family).toBe("two log-normal");
  expect(Math.abs((two.chosen.quantity.second?.share ?? 0) - 0.3)).toBeLessThan(0.03);
  expect(Math.abs((two.chosen.quantity.second?.mean ?? 0) / 300 - 1)).toBeLessThan(0.05);
  for (const { bins } of [one, gamma, two]) {
    expect(bins.reduce((sum, { observed }) => sum + observed, 0)).toBeGreaterThan(0.98);
  }
  // The wrong family is found out by its distance.
  const wrong = two.candidates.find(({ family }) => family === "log-normal");
  expect(wrong?.aic).toBeGreaterThan(two.chosen.aic);
});

test("a CSV of sessions: names of columns, separators, local times; wrong lines are named", () => {
  const csv =
    "\uFEFFStart time;End time;Energy (kWh);Kind\r\n2024-01-05 08:15;2024-01-05 09:00;12,5;AC\r\n2024-01-06T10:00:00+01:00;2024-01-06T10:30:00+01:00;20;DC_fast\r\n2024-01-06 10:00;2024-01-06 10:00;0;AC\r\n";
  const read = readCsvHistory(csv);
  expect(read.leftOut).toBe(1);
  expect(read.sessions[0]).toEqual({
    ...{
      startWallMs: Date.UTC(2024, 0, 5, 8, 15),
      stayMinutes: 45,
      chargingMinutes: null,
      energyKwh: 12.5,
      kind: "ac",
    },
  });
  expect(read.sessions[1]).toMatchObject({ startWallMs: Date.UTC(2024, 0, 6, 10), kind: "dc" });
  expect(() => readCsvHistory("start,minutes,kwh\n2024-01-05 08:15,30,9\nnever,30,9")).toThrow(
    expect.objectContaining({ code: "HISTORY_CSV_INVALID", data: { line: 3 } }),
  );
  expect(() => readCsvHistory("a,b\n1,2")).toThrow(expect.objectContaining({ code: "HISTORY_CSV_INVALID" }));
  expect(() => fitDemand(read, "ac")).toThrow(expect.objectContaining({ code: "HISTORY_TOO_SHORT" }));
});

test("OCPI 2.2.1: times without Z are UTC, shown on the station's clock; parking is no charging", () => {
  const record = {
    start_date_time: "2024-07-01T22:30:00",
    end_date_time: "2024-07-02T00:30:00Z",
    total_energy: 30,
    total_parking_time: 0.5,
    cdr_location: { connector_power_type: "DC" },
  };
  const { sessions: read } = readOcpiHistory({ data: [record], status_code: 1000 }, "Europe/Berlin");
  expect(read).toEqual([
    { startWallMs: Date.UTC(2024, 6, 2, 0, 30), stayMinutes: 120, chargingMinutes: 90, energyKwh: 30, kind: "dc" },
  ]);
  expect(() => readOcpiHistory([record, { id: 1 }], "UTC")).toThrow(
    expect.objectContaining({ code: "HISTORY_NOT_OCPI", data: { record: 2 } }),
  );
});

describeWithReferenceData("OCPI 2.3.0 examples", () => {
  test("the charge detail record and the finished session are read, a running one is left out, others are refused", () => {
    const read = (name: string) => readOcpiHistory(referenceJson(`ocpi/examples/${name}`), "Europe/Brussels");
    expect(read("cdr_example.json").sessions).toEqual([
      expect.objectContaining({ energyKwh: 15.342, kind: "ac", startWallMs: Date.UTC(2024, 11, 5, 18, 39, 9) }),
    ]);
    const files = hasReferenceData ? readdirSync(referencePath("ocpi/examples")) : [];
    const outcomes = files
      .filter((name) => /^(session_example|location|tariff_|credentials)/.test(name))
      .map((name) => {
        try {
          const { sessions: found, leftOut } = read(name);
          return `${name.split("_")[0]} ${found.length} ${leftOut}`;
        } catch (error) {
          expect(error).toMatchObject({ code: "HISTORY_NOT_OCPI" });
          return `${name.split("_")[0]} refused`;
        }
      });
    expect(new Set(outcomes.filter((outcome) => !outcome.startsWith("session")))).toEqual(
      new Set(["location refused", "tariff refused", "credentials refused"]),
    );
    expect(outcomes.filter((outcome) => outcome.startsWith("session"))).toHaveLength(2);
  });
});
