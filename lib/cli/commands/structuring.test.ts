import { SizingResult } from "../../core/abs/sizing-request";
import { dealCommand } from "./deal";

async function run(command: typeof dealCommand, argv: string[], files: Record<string, string> = {}) {
  const printed: string[] = [];
  const io = {
    readFile: async (path: string) => new TextEncoder().encode(files[path] ?? ""),
    print: (text: string) => void printed.push(text),
  };
  return { code: await command(argv, io), text: printed.join("\n") };
}

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

test("deal size takes the cases as JSON and gives both classes as JSON", async () => {
  const stream = { stream: "contracted", cashMinor: ["1000000", "1000000"], seniorDscr: "1.25", totalDscr: "1.1" };
  const request = {
    closing: "2026-01-15",
    payments: ["2027-01-15", "2028-01-15"],
    dayCount: "30/360",
    seniorCouponRate: "0.05",
    mezzanineCouponRate: "0.08",
    cases: [{ name: "P50", streams: [stream] }],
  };
  const { code, text } = await run(dealCommand, ["size", "s.json"], { "s.json": JSON.stringify(request) });
  expect(code).toBe(0);
  const { senior } = SizingResult.parse(JSON.parse(text));
  // 800000 / 1.05 + 800000 / 1.05^2
  expect(Number(senior.parMinor)).toBeCloseTo(1_487_528, -1);
  expect(senior.bindingCase).toBe("P50");
  const none = JSON.stringify({ ...request, cases: [] });
  expect(await run(dealCommand, ["size", "s.json"], { "s.json": none })).toMatchObject({ code: 1 });
});

test.each([
  ["rehearse", "t.json"],
  ["rehearse", "t.json", "--failure", "f.json"],
  ["float", "t.json"],
])("deal %s without its files is a misuse", async (...argv) => {
  expect(await run(dealCommand, argv)).toMatchObject({ code: 2 });
});
