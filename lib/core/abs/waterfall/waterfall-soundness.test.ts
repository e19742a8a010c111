import { assertWaterfallSound, waterfallFault } from "./waterfall-soundness";
import type { WaterfallStep } from "./waterfall-step";
import type { WaterfallTerms } from "./waterfall-terms";

const A = "trn_A";
const B = "trn_B";
const tranche = (id: string, seniority: "senior" | "junior") => ({
  id,
  class: seniority,
  name: id,
  symbol: "AAA",
  originalParMinor: "100",
  couponRate: "0.05",
  dayCount: "30/360" as const,
  issuePrice: "1",
  maturity: "2030-01-01",
  minimumTokens: 1,
  schedule: ["100"],
});

const costs: WaterfallStep = { id: "costs", kind: "operating-costs", payee: "servicer" };
const interestA: WaterfallStep = { id: "interest-a", kind: "interest", tranche: A };
const interestB: WaterfallStep = { id: "interest-b", kind: "interest", tranche: B };
const reserve: WaterfallStep = { id: "reserve", kind: "reserve", targetMinor: "10", supports: [A] };
const dscrTest: WaterfallStep = { id: "dscr", kind: "dscr-test", tranches: [A], minimum: "1.1", curable: true };
const turbo: WaterfallStep = { id: "turbo", kind: "sequential-principal", tranches: [A], whenBreached: "dscr" };
const sweep: WaterfallStep = { id: "sweep", kind: "sequential-principal", tranches: [A, B] };
const principalA: WaterfallStep = { id: "principal-a", kind: "scheduled-principal", tranche: A };
const principalB: WaterfallStep = { id: "principal-b", kind: "scheduled-principal", tranche: B };
const residual: WaterfallStep = { id: "residual", kind: "residual", payee: "originator" };

const check = (waterfall: WaterfallStep[], initialReserveMinor = "0") =>
  assertWaterfallSound({ tranches: [tranche(A, "senior"), tranche(B, "junior")], waterfall, initialReserveMinor });

test("a sound waterfall passes", () => {
  check([costs, interestA, reserve, dscrTest, turbo, principalA, interestB, principalB, residual], "10");
});

test.each<[string, WaterfallStep[], string, RegExp, string]>([
  ["no residual", [interestA, interestB, principalA, principalB], "principal-b", /no exit/, "0"],
  [
    "a step after the residual",
    [interestA, residual, interestB, sweep, { ...residual, id: "r2" }],
    "residual",
    /never run/,
    "0",
  ],
  ["an unknown tranche", [{ ...interestA, tranche: "trn_X" }, residual], "interest-a", /unknown tranche/, "0"],
  ["an id twice", [interestA, { ...interestB, id: "interest-a" }, sweep, residual], "interest-a", /used twice/, "0"],
  ["a tranche twice", [interestA, interestB, { ...sweep, tranches: [A, A] }, residual], "sweep", /twice/, "0"],
  [
    "interest twice",
    [interestA, { ...interestA, id: "again" }, interestB, sweep, residual],
    "again",
    /already covers/,
    "0",
  ],
  ["an unknown trigger", [interestA, turbo, interestB, sweep, residual], "turbo", /unknown trigger/, "0"],
  ["a test after its use", [interestA, turbo, dscrTest, interestB, sweep, residual], "turbo", /tested after/, "0"],
  ["a test before costs", [dscrTest, costs, interestA, interestB, sweep, residual], "dscr", /before its input/, "0"],
  ["interest that nobody pays", [interestA, sweep, residual], "", /interest of trn_B/, "0"],
  [
    "principal only in a breach",
    [interestA, interestB, dscrTest, turbo, principalB, residual],
    "",
    /principal of trn_A/,
    "0",
  ],
  ["interest behind a sweep", [interestA, sweep, interestB, residual], "interest-b", /never run/, "0"],
  ["a reserve without its step", [interestA, interestB, sweep, residual], "", /initial reserve/, "10"],
  [
    "a reserve behind principal",
    [interestA, principalA, reserve, interestB, principalB, residual],
    "reserve",
    /miss/,
    "0",
  ],
  ["junior interest first", [interestB, interestA, sweep, residual], "interest-a", /ranks below/, "0"],
])("%s is refused with its step", (_, waterfall, step, reason, initialReserve) => {
  expect(() => check(waterfall, initialReserve)).toThrow(
    expect.objectContaining({
      code: "WATERFALL_UNSOUND",
      data: { step, reason: expect.stringMatching(reason) },
    }),
  );
});

const trap: WaterfallStep = {
  ...{ id: "trap", kind: "cash-trap", account: "trap", when: [{ trigger: "dscr", is: "breached" }] },
};
const openTrap: WaterfallStep = { id: "open", kind: "account-release", account: "trap" };
const ocTest: WaterfallStep = { id: "oc", kind: "oc-test", tranches: [A], minimum: "1.05", curable: true };
const cappedFee: WaterfallStep = {
  ...{ id: "fee", kind: "fee", payee: "trustee", annualMinor: "10", annualCapMinor: "5" },
};
const arrears: WaterfallStep = { id: "late-fee", kind: "arrears", of: "fee", payee: "trustee" };
const whenBreached = (trigger: string) => [{ trigger, is: "breached" as const }];

const fault = (waterfall: WaterfallStep[], rest: Partial<WaterfallTerms> = {}) =>
  waterfallFault({
    tranches: [tranche(A, "senior"), tranche(B, "junior")],
    waterfall,
    initialReserveMinor: "0",
    ...rest,
  });

test("the general steps in a sound order pass", () => {
  const steps = [openTrap, cappedFee, interestA, interestB, dscrTest, turbo, sweep, arrears, trap, residual];
  expect(fault(steps)).toBeNull();
});

test.each<[string, WaterfallStep[], string, RegExp]>([
  ["a trap that is never opened", [interestA, interestB, dscrTest, sweep, trap, residual], "trap", /no exit/],
  [
    "a trap opened below itself",
    [dscrTest, interestA, interestB, sweep, trap, openTrap, residual],
    "open",
    /goes in a circle/,
  ],
  [
    "an account that holds no cash",
    [{ ...openTrap, account: "vat" }, interestA, interestB, sweep, residual],
    "open",
    /account vat/,
  ],
  [
    "a step behind a trap that always runs",
    [openTrap, interestA, interestB, { id: "trap", kind: "cash-trap", account: "trap" }, sweep, residual],
    "sweep",
    /never run: trap/,
  ],
  [
    "a step that waits for both",
    [interestA, interestB, dscrTest, { ...turbo, when: [{ trigger: "dscr", is: "passed" }] }, sweep, residual],
    "turbo",
    /cannot be both/,
  ],
  [
    "triggers that wait for each other",
    [
      { ...dscrTest, id: "one", when: whenBreached("two") },
      { ...dscrTest, id: "two", when: whenBreached("one") },
      ...[interestA, interestB, sweep, residual],
    ],
    "one",
    /circle/,
  ],
  ["a test without its input", [interestA, interestB, ocTest, sweep, residual], "oc", /lacks its input/],
  [
    "arrears before their fee",
    [arrears, cappedFee, interestA, interestB, sweep, residual],
    "late-fee",
    /before its input/,
  ],
  [
    "arrears of a fee without a cap",
    [{ id: "fee", kind: "fee", payee: "t", annualMinor: "1" }, interestA, interestB, sweep, arrears, residual],
    "late-fee",
    /can never pay/,
  ],
  [
    "suspended cash for principal",
    [{ id: "suspense", kind: "suspense", pays: ["sweep"] }, interestA, interestB, sweep, residual],
    "suspense",
    /fees and interest only/,
  ],
  [
    "two targets of one account",
    [
      { ...reserve, id: "release", mode: "release" },
      ...[interestA, interestB],
      { ...reserve, id: "fill", mode: "fill", targetMinor: "20" },
      ...[sweep, residual],
    ],
    "fill",
    /target differs/,
  ],
])("%s is refused with its step", (_, waterfall, step, reason) => {
  expect(fault(waterfall)).toEqual({ step, reason: expect.stringMatching(reason) });
});

test("the priority after enforcement is checked too, and its accounts must be the deal's", () => {
  const sound = [interestA, interestB, sweep, residual];
  expect(fault(sound, { enforcementWaterfall: [interestA, interestB, sweep] })?.reason).toMatch(/no exit/);
  const accounts = [{ kind: "collection" as const, bank: "B", iban: "XX000", controlAgreement: "none" as const }];
  expect(fault([openTrap, ...sound], { accounts })).toEqual({
    step: "open",
    reason: "it refers to the account trap, which the deal does not have",
  });
});
