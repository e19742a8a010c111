import { bondCommand } from "./bond";

async function run(verb: string, request: unknown, path = "request.json") {
  const printed: string[] = [];
  const code = await bondCommand([verb, path], {
    readFile: async () => new TextEncoder().encode(JSON.stringify(request)),
    print: (text) => void printed.push(text),
  });
  const text = printed.join("\n");
  return { code, text, answer: () => JSON.parse(text) };
}

const schedule = { effective: "2024-03-15", termination: "2034-03-15", tenor: "1Y" };
const bond = { schedule, coupon: { kind: "fixed", rate: 0.0425 }, dayCount: "Actual/Actual (ISMA)" };
const settlement = "2025-06-10";
const compounding = { kind: "compounded", frequency: 1 };

// QuantLib-Python 1.29: 10-year 4.25 % annual bond, Act/Act ICMA, at 98.75 on 2025-06-10.
test("yield and price agree with QuantLib and with each other", async () => {
  const found = await run("yield", { bond, settlement, price: 98.75, compounding });
  expect(found.code).toBe(0);
  const { yields, reason, modifiedYears } = found.answer();
  expect(reason).toBeNull();
  expect(yields[0]).toBeCloseTo(0.04422854172582625, 9);
  expect(modifiedYears).toBeCloseTo(7.101373744663871, 6);
  const priced = await run("price", { bond, settlement, yield: yields[0], compounding });
  expect(priced.answer().cleanPrice).toBeCloseTo(98.75, 8);
  const accrued = await run("accrued", { bond, settlement });
  expect(accrued.answer().accrued).toBeCloseTo(1.0130136986301386, 12);
});

test("schedule and flows list each period and payment", async () => {
  const dates = await run("schedule", { bond });
  expect(dates.answer()).toMatchObject({ isRegular: Array.from({ length: 10 }, () => true) });
  expect(dates.answer().dates).toHaveLength(11);
  const flows = await run("flows", { bond });
  expect(flows.answer().at(-1)).toEqual({ kind: "principal", date: "2034-03-15", amount: 100 });
});

test("a price on a curve, its Z-spread and a make-whole call", async () => {
  const curve = { reference: settlement, dayCount: "act/365f", compounding: { kind: "continuous" }, zeroRates: 0.04 };
  const onCurve = (await run("price", { bond, settlement, curve, spread: 0.0123 })).answer();
  const spread = (await run("yield", { bond, settlement, price: onCurve.cleanPrice, compounding, curve })).answer();
  expect(spread.zSpread).toBeCloseTo(0.0123, 9);
  const makeWhole = { benchmarkYield: 0.02, margin: 0.0025, compounding };
  const call = (await run("call", { bond, settlement, makeWhole })).answer();
  const atMargin = (await run("price", { bond, settlement, yield: 0.0225, compounding })).answer();
  expect(call.redemptionPrice).toBeCloseTo(atMargin.cleanPrice, 9);
  const dear = { ...makeWhole, benchmarkYield: 0.09 };
  expect((await run("call", { bond, settlement, makeWhole: dear })).answer()).toMatchObject({
    redemptionPrice: 100,
    premium: 0,
  });
});

test("a bond becomes an ACTUS contract, whose events are its flows", async () => {
  const dated = { ...bond, dayCount: "act/360" };
  const contract = (await run("contract", { bond: dated, contractID: "b1", currency: "EUR" })).answer();
  const events = (await run("actus", { contract })).answer();
  expect(events.at(-1)).toMatchObject({ eventType: "MD", eventDate: "2034-03-15T00:00:00", payoff: 100 });
  const flows = (await run("flows", { bond: dated })).answer();
  expect(events[1].payoff).toBeCloseTo(flows[0].amount, 9);
});

test.each([
  ["price", { bond, settlement: "2040-01-01", yield: 0.04, compounding }, 1, "BOND_NOTHING_LEFT"],
  ["price", { bond, settlement, yield: 0.04, compounding, colour: "green" }, 1, "CLI_INPUT_INVALID"],
  ["flows", { bond: { ...bond, dayCount: "31/360" } }, 1, '"31/360" is not a day count'],
  ["flows", { bond: { ...bond, coupon: { kind: "floating" } } }, 1, "BOND_FIXING_MISSING"],
  ["sell", { bond }, 2, "bond takes one of"],
])("%s of a wrong request is refused and says why", async (verb, request, code, reason) => {
  const refused = await run(verb, request);
  expect(refused.code).toBe(code);
  expect(refused.text).toContain(reason);
});
