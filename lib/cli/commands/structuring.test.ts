import { bondCommand } from "./bond";
import { dealCommand } from "./deal";

async function run(command: typeof dealCommand, argv: string[], files: Record<string, string> = {}) {
  const printed: string[] = [];
  const io = {
    readFile: async (path: string) => new TextEncoder().encode(files[path] ?? ""),
    print: (text: string) => void printed.push(text),
  };
  return { code: await command(argv, io), text: printed.join("\n") };
}

const BOND = ["--start", "2024-03-15", "--maturity", "2034-03-15", "--coupon", "0.0425", "--frequency", "1"];

// QuantLib-Python 1.29: 10-year 4.25 % annual bond, Act/Act ICMA, at 98.75 on 2025-06-10.
test("bond yield and price agree with QuantLib and with each other", async () => {
  const bond = [...BOND, "--day-count", "act/act-icma", "--settlement", "2025-06-10"];
  const found = await run(bondCommand, ["yield", ...bond, "--price", "98.75"]);
  expect(found.code).toBe(0);
  expect(JSON.parse(found.text).yield).toBeCloseTo(0.04422854172582625, 9);
  const priced = await run(bondCommand, ["price", ...bond, "--yield", "0.04422854172582625"]);
  expect(JSON.parse(priced.text).cleanPrice).toBeCloseTo(98.75, 8);
});

test("bond schedule lists each flow", async () => {
  const { code, text } = await run(bondCommand, ["schedule", ...BOND]);
  expect(code).toBe(0);
  expect(JSON.parse(text)).toHaveLength(10);
  expect(JSON.parse(text).at(-1)).toMatchObject({ to: "2034-03-15", principal: 100 });
});

test.each([
  [["price", "--start", "soon"], 2],
  [["price", "--unknown"], 2],
  [["price", ...BOND, "--settlement", "2040-01-01", "--yield", "0.04"], 1],
])("bond %j is refused with exit code %i", async (argv, code) => {
  expect((await run(bondCommand, argv)).code).toBe(code);
});

test("deal run says what is wrong with its files", async () => {
  expect(await run(dealCommand, ["run", "terms.json"])).toMatchObject({ code: 2 });
  const broken = await run(dealCommand, ["run", "terms.json", "--cashflow", "m.json"], {
    "terms.json": "{",
    "m.json": "[]",
  });
  expect(broken).toMatchObject({ code: 1, text: expect.stringContaining("CLI_NOT_JSON") });
  const wrong = await run(dealCommand, ["run", "t.json", "--cashflow", "m.json"], { "t.json": "{}", "m.json": "[]" });
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining("CLI_INPUT_INVALID") });
});
