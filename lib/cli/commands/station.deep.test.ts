import { GREENSBORO_MONTHLY } from "../../core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../core/station/presets/standard-node";
import { stationCommand } from "./station";

const files: Record<string, string> = {
  "node.json": JSON.stringify({ ...STANDARD_NODE, lifeYears: 2 }),
  "dear.json": JSON.stringify({
    ...STANDARD_NODE,
    lifeYears: 2,
    costs: {
      ...STANDARD_NODE.costs,
      capex: [...STANDARD_NODE.costs.capex, { name: "canopy", amount: "100000", depreciationYears: 20 }],
    },
  }),
  "broken.json": JSON.stringify({ ...STANDARD_NODE, colour: "green" }),
  "bare.json": JSON.stringify({
    ...STANDARD_NODE,
    lifeYears: 2,
    storage: { ...STANDARD_NODE.storage, energyKwh: 0 },
    charging: { ...STANDARD_NODE.charging, drivers: [] },
    revenue: [],
  }),
  "debt.json": JSON.stringify({ principal: 1000, ratePerYear: 0.05, tenorYears: 2 }),
  "climate.json": JSON.stringify(GREENSBORO_MONTHLY),
  "notes.txt": "hello",
};

async function run(...argv: string[]): Promise<{ code: number; output: string }> {
  const printed: string[] = [];
  const code = await stationCommand(argv, {
    readFile: async (path) => new TextEncoder().encode(files[path] ?? ""),
    print: (text) => printed.push(text),
  });
  return { code, output: printed.join("\n") };
}

test("simulates and prints JSON with the hash of its inputs, twice the same", async () => {
  const argv = ["simulate", "node.json", "--climate", "climate.json", "--seed", "7", "--json"];
  const first = await run(...argv);
  expect(first.code).toBe(0);
  const result = JSON.parse(first.output);
  expect(result.inputsHash).toMatch(/^[0-9a-f]{64}$/);
  expect(result.seed).toBe(7);
  expect(result.cashFlow.months).toHaveLength(24);
  expect(result.firstYear).toBeUndefined();
  expect((await run(...argv)).output).toBe(first.output);
});

test("prints a table without --json", async () => {
  const { code, output } = await run("simulate", "node.json", "--climate", "climate.json");
  expect(code).toBe(0);
  expect(output).toContain("PV energy, first year");
});

test("compares two stations under the same weather", async () => {
  const { code, output } = await run("compare", "node.json", "dear.json", "--climate", "climate.json");
  expect(code).toBe(0);
  const { figures } = JSON.parse(output) as { figures: { figure: string; a: number; b: number; change: number }[] };
  const of = (figure: string) => figures.find((row) => row.figure === figure);
  expect(of("investment")?.change).toBe(100_000_00);
  expect(of("pvEnergyFirstYear")?.change).toBe(0);
  expect(of("npv")?.change).toBeLessThan(0);
});

test("explains a figure down to the description", async () => {
  const npv = await run("explain", "npv", "node.json", "--climate", "climate.json");
  expect(npv.code).toBe(0);
  expect(JSON.parse(npv.output)).toMatchObject({ key: "npv", expression: expect.stringContaining("investment") });
  const fee = await run("explain", "ai-compute", "node.json", "--climate", "climate.json", "--month", "2027-05");
  expect(JSON.parse(fee.output).inputs[0].name).toBe("inference: accelerator");
  expect((await run("explain", "colour", "node.json", "--climate", "climate.json")).code).toBe(2);
  expect((await run("explain", "tax", "node.json", "--climate", "climate.json", "--month", "1999-01")).code).toBe(2);
});

test("dispatch: policies between none and the optimum, as a table and as JSON; without storage there is nothing to compare", async () => {
  const argv = ["dispatch", "node.json", "--climate", "climate.json"];
  const table = await run(...argv);
  expect(table.code).toBe(0);
  const rows = table.output.split("\n").map((row) => row.trimEnd());
  expect(rows[0]).toMatch(/^policy +grid energy +demand +sales +wear +net USD +capture$/);
  expect(rows.find((row) => row.startsWith("optimum, all known"))).toMatch(/100\.0 %$/);
  const json = JSON.parse((await run(...argv, "--json")).output);
  expect(json.optimum.net).toBeLessThan(json.withoutStorage.net);
  const planned = json.policies.find((one: { forecasts: string | null }) => one.forecasts === "seasonal");
  expect(planned.scores.load.modelHash).toMatch(/^[0-9a-f]{64}$/);
  expect(rows.some((row) => row.endsWith(`${(100 * planned.capture).toFixed(1)} %`))).toBe(true);
  expect((await run("dispatch", "bare.json", "--climate", "climate.json")).code).toBe(2);
});

test("Monte Carlo: JSON of one station, a table of several and their pool; the plan and the debt are files", async () => {
  const argv = ["montecarlo", "bare.json", "--climate", "climate.json", "--paths", "10"];
  const one = await run(...argv, "--debt", "debt.json", "--json");
  expect(one.code).toBe(0);
  const result = JSON.parse(one.output);
  expect(result.paths).toBe(10);
  expect(result.dscr.life.p50).toBeLessThan(0);
  expect((await run(...argv, "--debt", "debt.json", "--json")).output).toBe(one.output);
  const several = await run("montecarlo", "bare.json", "bare.json", "--climate", "climate.json", "--paths", "10");
  expect(several.output).toContain("Pool of 2");
  expect((await run(...argv, "--plan", "climate.json")).output).toContain("INPUT_FILE_INVALID");
  expect((await run("montecarlo", "bare.json")).code).toBe(2);
});

test("refuses wrong usage with 2 and wrong files with 1", async () => {
  expect((await run("simulate", "node.json")).code).toBe(2);
  expect((await run("simulate", "node.json", "--weather", "a", "--climate", "b")).code).toBe(2);
  expect((await run("simulate", "node.json", "--climate", "climate.json", "--seed", "-1")).code).toBe(2);
  const unknown = await run("simulate", "broken.json", "--climate", "climate.json");
  expect(unknown).toEqual({ code: 1, output: expect.stringMatching(/INPUT_FILE_INVALID: broken\.json: .*colour/s) });
  const weather = await run("simulate", "node.json", "--weather", "notes.txt");
  expect(weather).toEqual({ code: 1, output: expect.stringContaining("WEATHER_FORMAT_UNKNOWN") });
});

test("tells the sun of a place as pvlib's reference does for Golden on 2 January 2015", async () => {
  const { code, output } = await run("sun", "39.742476", "--", "-105.1786", "2015-01-02");
  expect(code).toBe(0);
  expect(output).toMatch(
    /rises 2015-01-02T14:21:55\.\d+Z {2}noon 2015-01-02T19:04:44\.\d+Z {2}sets 2015-01-02T23:47:4/,
  );
  expect((await run("sun", "95", "8", "2015-01-02")).code).toBe(2);
});

test("a weather report refuses what is no weather file, and a missing one", async () => {
  const { code, output } = await run("weather-report", "notes.txt");
  expect(code).toBe(1);
  expect(output).toContain("WEATHER_FORMAT_UNKNOWN");
  expect((await run("weather-report")).code).toBe(2);
});

test("exports hourly and monthly tables, both forms or one", async () => {
  const written: Record<string, Uint8Array> = {};
  const io = {
    readFile: async (path: string) => new TextEncoder().encode(files[path] ?? ""),
    print: () => undefined,
    writeFile: async (path: string, bytes: Uint8Array) => {
      written[path] = bytes;
    },
  };
  const code = await stationCommand(["export", "node.json", "--climate", "climate.json", "--out", "run"], io);
  expect(code).toBe(0);
  expect(Object.keys(written).sort()).toEqual([
    "run-hourly.csv",
    "run-hourly.parquet",
    "run-monthly.csv",
    "run-monthly.parquet",
  ]);
  // Parquet files begin and end with these four letters.
  expect(new TextDecoder().decode(written["run-hourly.parquet"]?.subarray(0, 4))).toBe("PAR1");
  expect(await stationCommand(["export", "node.json", "--out", "run"], io)).toBe(2);
});
