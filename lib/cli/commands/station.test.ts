import { GREENSBORO_MONTHLY } from "../../core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../core/station/presets/standard-node";
import { stationCommand } from "./station";

const files: Record<string, string> = {
  "node.json": JSON.stringify({ ...STANDARD_NODE, lifeYears: 2 }),
  "broken.json": JSON.stringify({ ...STANDARD_NODE, colour: "green" }),
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

test("refuses wrong usage with 2 and wrong files with 1", async () => {
  expect((await run("simulate", "node.json")).code).toBe(2);
  expect((await run("simulate", "node.json", "--weather", "a", "--climate", "b")).code).toBe(2);
  expect((await run("simulate", "node.json", "--climate", "climate.json", "--seed", "-1")).code).toBe(2);
  const unknown = await run("simulate", "broken.json", "--climate", "climate.json");
  expect(unknown).toEqual({ code: 1, output: expect.stringMatching(/INPUT_FILE_INVALID: broken\.json: .*colour/s) });
  const weather = await run("simulate", "node.json", "--weather", "notes.txt");
  expect(weather).toEqual({ code: 1, output: expect.stringContaining("WEATHER_FORMAT_UNKNOWN") });
});
