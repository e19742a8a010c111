import fc from "fast-check";
import { buildCalendar } from "../../deal/calendar";
import type { DealTerms } from "../../deal/terms";
import { dealStateFromJson, dealStateToJson } from "./deal-state-json";
import { openingState, runWaterfall } from "./waterfall";
import { WaterfallResultJson, waterfallResultToJson } from "./waterfall-result-json";
import { type DealState, DealStateJson, type PeriodInputs, type WaterfallResult } from "./waterfall-shapes";
import { assertWaterfallSound } from "./waterfall-soundness";
import type { WaterfallStep } from "./waterfall-step";

const A = `trn_${"A".repeat(26)}`;
const B = `trn_${"B".repeat(26)}`;
const C = `trn_${"C".repeat(26)}`;

const STEPS: WaterfallStep[] = [
  { id: "costs", kind: "operating-costs", payee: "servicer" },
  { id: "trustee-fee", kind: "fee", payee: "trustee", annualMinor: "12000" },
  { id: "interest-a", kind: "interest", tranche: A },
  { id: "interest-b", kind: "interest", tranche: B },
  { id: "reserve", kind: "reserve", targetMinor: "5000", supports: [A] },
  { id: "dscr", kind: "dscr-test", tranches: [A, B], minimum: "1.1", curable: true },
  { id: "turbo", kind: "sequential-principal", tranches: [A, B], whenBreached: "dscr" },
  { id: "principal-a", kind: "scheduled-principal", tranche: A },
  { id: "principal-b", kind: "scheduled-principal", tranche: B },
  { id: "interest-c", kind: "interest", tranche: C },
  { id: "principal-c", kind: "scheduled-principal", tranche: C },
  { id: "residual", kind: "residual", payee: "originator" },
];

const calendar = buildCalendar({
  closing: "2025-12-15",
  firstPeriod: "2025-12",
  months: 4,
  timeZone: "America/New_York",
  cutOffDays: 3,
  determinationDays: 6,
  recordDays: 10,
  paymentDays: 15,
  calendar: "us-federal-reserve",
});

function termsOf(
  pars: { a: bigint; b: bigint; c: bigint },
  schedules: { a: string[]; b: string[]; c: string[] },
  waterfall: WaterfallStep[] = STEPS,
  initialReserveMinor = "5000",
): DealTerms {
  const tranche = (id: string, index: 0 | 1 | 2, par: bigint, couponRate: string, schedule: string[]) => ({
    id,
    class: (["senior", "mezzanine", "junior"] as const)[index],
    name: id,
    symbol: `NOTE${index}`,
    originalParMinor: par.toString(),
    couponRate,
    dayCount: "30/360" as const,
    issuePrice: "1",
    maturity: calendar.legalMaturity,
    minimumTokens: 1,
    schedule,
  });
  return {
    schema: "heliograph.deal-terms.v1",
    dealId: `deal_${"1".repeat(26)}`,
    orgId: `org_${"1".repeat(26)}`,
    name: "Test",
    kind: "abs",
    currency: "USD",
    timeZone: "America/New_York",
    livemode: false,
    chainId: 31337,
    parties: [],
    accounts: [],
    calendar,
    pool: [],
    tranches: [
      tranche(A, 0, pars.a, "0.06", schedules.a),
      tranche(B, 1, pars.b, "0.09", schedules.b),
      tranche(C, 2, pars.c, "0.12", schedules.c),
    ],
    waterfall,
    initialReserveMinor,
    useOfProceeds: "",
  };
}

const terms = termsOf(
  { a: 600_000n, b: 200_000n, c: 100_000n },
  { a: ["150000", "150000", "150000", "150000"], b: ["0", "0", "100000", "100000"], c: ["0", "0", "0", "100000"] },
);

function inputsOf(deal: DealTerms, state: DealState, cash: bigint, costs: readonly bigint[] = []): PeriodInputs {
  const period = deal.calendar.periods[state.periodIndex];
  if (!period) throw new Error("no period is left");
  const operatingCosts = costs.map((amountMinor, index) => ({
    ...{ id: `cost-${index}`, payee: `payee ${index}`, amountMinor },
    evidence: `invoice ${index}`,
  }));
  return { period, distributableMinor: cash, operatingCosts };
}

const amountsOf = (result: WaterfallResult) =>
  result.transfers.map(({ stepId, from, amountMinor, shortfallMinor }) => [stepId, from, amountMinor, shortfallMinor]);

describe("one period by hand", () => {
  // December: 30 days of 30/360 at 6, 9 and 12 % on 6000.00, 2000.00 and 1000.00: 30.00, 15.00 and 10.00.
  const opening = openingState(terms);

  test("enough cash pays every step in order and the rest is residual", () => {
    const result = runWaterfall(terms, opening, inputsOf(terms, opening, 200_000n, [7_000n, 3_000n]));
    expect(amountsOf(result)).toEqual([
      ["costs", "collection", 7_000n, 0n],
      ["costs", "collection", 3_000n, 0n],
      ["trustee-fee", "collection", 1_000n, 0n],
      ["interest-a", "collection", 3_000n, 0n],
      ["interest-b", "collection", 1_500n, 0n],
      ["principal-a", "collection", 150_000n, 0n],
      ["interest-c", "collection", 1_000n, 0n],
      ["residual", "collection", 33_500n, 0n],
    ]);
    const json = waterfallResultToJson(result);
    expect(WaterfallResultJson.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
    // (200000 - 10000 - 1000) / (3000 + 1500 + 150000)
    expect(result.tests).toEqual([
      {
        stepId: "dscr",
        availableMinor: 189_000n,
        debtServiceMinor: 154_500n,
        value: "1.223300",
        minimum: "1.1",
        failed: false,
        breached: false,
      },
    ]);
    expect(result.closing.tranches[A]?.balanceMinor).toBe(450_000n);
  });

  test("below 1.1 the turbo takes all before the junior, and what is scheduled but unpaid is overdue", () => {
    const result = runWaterfall(terms, opening, inputsOf(terms, opening, 100_000n));
    expect(amountsOf(result)).toEqual([
      ["trustee-fee", "collection", 1_000n, 0n],
      ["interest-a", "collection", 3_000n, 0n],
      ["interest-b", "collection", 1_500n, 0n],
      ["turbo", "collection", 94_500n, 0n],
      ["principal-a", "collection", 0n, 55_500n],
      ["interest-c", "collection", 0n, 1_000n],
    ]);
    expect(result.closing.triggers).toEqual({ dscr: { breached: true, since: "2025-12" } });
    expect(result.closing.tranches).toEqual({
      [A]: { balanceMinor: 505_500n, unpaidInterestMinor: 0n, overduePrincipalMinor: 55_500n },
      [B]: { balanceMinor: 200_000n, unpaidInterestMinor: 0n, overduePrincipalMinor: 0n },
      [C]: { balanceMinor: 100_000n, unpaidInterestMinor: 1_000n, overduePrincipalMinor: 0n },
    });
  });

  test("the reserve pays interest of the class that it supports, costs and fees are carried", () => {
    const result = runWaterfall(terms, opening, inputsOf(terms, opening, 500n, [900n]));
    expect(amountsOf(result)).toEqual([
      ["costs", "collection", 500n, 400n],
      ["trustee-fee", "collection", 0n, 1_000n],
      ["interest-a", "collection", 0n, 3_000n],
      ["interest-a", "reserve", 3_000n, 0n],
      ["interest-b", "collection", 0n, 1_500n],
      ["reserve", "collection", 0n, 3_000n],
      ["principal-a", "collection", 0n, 150_000n],
      ["interest-c", "collection", 0n, 1_000n],
    ]);
    expect(result.closing.unpaidFees).toEqual({ costs: 400n, "trustee-fee": 1_000n });
    const next = runWaterfall(terms, result.closing, inputsOf(terms, result.closing, 10_000n));
    // Arrears first; unpaid interest of B, 15.00, comes due again with January's and bears no interest.
    expect(amountsOf(next).slice(0, 5)).toEqual([
      ["costs", "collection", 400n, 0n],
      ["trustee-fee", "collection", 2_000n, 0n],
      ["interest-a", "collection", 3_000n, 0n],
      ["interest-b", "collection", 3_000n, 0n],
      ["reserve", "collection", 1_600n, 1_400n],
    ]);
  });

  test("a curable breach ends when the test is met again, one that is not stays", () => {
    const strict = STEPS.map((step) => (step.kind === "dscr-test" ? { ...step, curable: false } : step));
    for (const [waterfall, after] of [
      [STEPS, { breached: false }],
      [strict, { breached: true, since: "2025-12" }],
    ] as const) {
      const deal = { ...terms, waterfall: [...waterfall] };
      const breached = runWaterfall(deal, opening, inputsOf(deal, opening, 0n)).closing;
      const rich = runWaterfall(deal, breached, inputsOf(deal, breached, 400_000n));
      expect(rich.tests[0]?.failed).toBe(false);
      expect(rich.closing.triggers).toEqual({ dscr: after });
    }
  });

  test("the reserve leaves in the last period", () => {
    let state = opening;
    for (let index = 0; index < 4; index++)
      state = runWaterfall(terms, state, inputsOf(terms, state, 400_000n)).closing;
    expect(state.reserveMinor).toBe(0n);
    expect(Object.values(state.tranches).every(({ balanceMinor }) => balanceMinor === 0n)).toBe(true);
  });

  test.each([
    ["a later period", { ...inputsOf(terms, opening, 1n), period: calendar.periods[1] ?? calendar.periods[0] }],
    ["negative cash", inputsOf(terms, opening, -1n)],
    ["a negative cost", inputsOf(terms, opening, 1n, [-1n])],
  ])("%s is refused", (_, inputs) => {
    expect(() => runWaterfall(terms, opening, inputs as PeriodInputs)).toThrow(
      expect.objectContaining({ code: "WATERFALL_INPUT_INVALID" }),
    );
  });
});

describe("invariants of random deals", () => {
  const cents = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) });
  const split = (par: bigint, cuts: bigint[]) => {
    let left = par;
    const parts = cuts.map((cut) => {
      if (cut > left) return "0";
      left -= cut;
      return cut.toString();
    });
    return [...parts, left.toString()];
  };
  const par = fc.bigInt({ min: 1n, max: 10_000_000n });
  const cuts = fc.array(cents(5_000_000), { minLength: 3, maxLength: 3 });
  const optional = new Set(["costs", "trustee-fee", "dscr", "turbo"]);
  const deal = fc
    .record({
      a: par,
      b: par,
      c: par,
      cutsA: cuts,
      cutsB: cuts,
      cutsC: cuts,
      drop: fc.subarray([...optional]),
      sweep: fc.boolean(),
    })
    .map(({ a, b, c, cutsA, cutsB, cutsC, drop, sweep }) => {
      const kept = STEPS.filter(({ id }) => !drop.includes(id) && !(id === "turbo" && drop.includes("dscr")));
      const waterfall: WaterfallStep[] = sweep
        ? [...kept.slice(0, -1), { id: "sweep", kind: "sequential-principal", tranches: [A, B, C] }, ...kept.slice(-1)]
        : kept;
      return termsOf({ a, b, c }, { a: split(a, cutsA), b: split(b, cutsB), c: split(c, cutsC) }, waterfall);
    });
  const cash = fc.array(fc.tuple(cents(8_000_000), fc.array(cents(400_000), { maxLength: 3 })), {
    minLength: 4,
    maxLength: 4,
  });

  test("in + reserve = out + reserve to the cent, no one is paid before his turn, nothing is negative", () => {
    fc.assert(
      fc.property(deal, cash, (random, months) => {
        assertWaterfallSound(random);
        const payCosts = random.waterfall.some(({ kind }) => kind === "operating-costs");
        let state = openingState(random);
        for (const [distributable, costs] of months) {
          const result = runWaterfall(random, state, inputsOf(random, state, distributable, payCosts ? costs : []));
          const violations = [
            ...conservationViolations(state, distributable, result),
            ...priorityViolations(distributable, result),
            ...trancheViolations(state, result),
          ];
          expect(violations).toEqual([]);
          state = result.closing;
        }
        const json = dealStateToJson(state);
        expect(DealStateJson.parse(json)).toEqual(json);
        expect(dealStateFromJson(json)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  function conservationViolations(opening: DealState, distributable: bigint, { transfers, closing }: WaterfallResult) {
    const out = transfers
      .filter(({ to }) => to.type !== "account")
      .reduce((total, { amountMinor }) => total + amountMinor, 0n);
    return distributable + opening.reserveMinor === out + closing.reserveMinor ? [] : ["cash is made or lost"];
  }

  function priorityViolations(distributable: bigint, { transfers }: WaterfallResult): string[] {
    const violations: string[] = [];
    let left = distributable;
    for (const { stepId, from, to, amountMinor, dueMinor, shortfallMinor } of transfers) {
      if (from === "collection") left -= amountMinor;
      if (to.type === "account" && to.account === "collection") left += amountMinor;
      if (amountMinor < 0n || shortfallMinor < 0n || shortfallMinor !== dueMinor - amountMinor)
        violations.push(`${stepId}: sums`);
      if (left < 0n) violations.push(`${stepId}: pays more than there is`);
      if (from === "collection" && shortfallMinor > 0n && left > 0n)
        violations.push(`${stepId}: short while cash is left`);
    }
    return left === 0n ? violations : [...violations, "cash without an exit"];
  }

  function trancheViolations(opening: DealState, { transfers, tranches, closing }: WaterfallResult): string[] {
    return [A, B, C].flatMap((id) => {
      const paid = (isInterest: boolean) =>
        transfers.reduce((total, { kind, to, amountMinor }) => {
          const counts = to.type === "tranche" && to.trancheId === id && (kind === "interest") === isInterest;
          return counts ? total + amountMinor : total;
        }, 0n);
      const before = opening.tranches[id];
      const after = closing.tranches[id];
      const result = tranches[id];
      if (!before || !after || !result) return [`${id}: missing`];
      const holds =
        result.interestPaidMinor === paid(true) &&
        result.principalPaidMinor === paid(false) &&
        after.balanceMinor === before.balanceMinor - paid(false) &&
        after.balanceMinor >= after.overduePrincipalMinor &&
        after.overduePrincipalMinor >= 0n &&
        after.unpaidInterestMinor >= 0n;
      return holds ? [] : [`${id}: balances`];
    });
  }
});
