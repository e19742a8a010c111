import fc from "fast-check";
import { buildCalendar } from "../../deal/calendar";
import type { DealTerms } from "../../deal/terms";
import { DEAL_EVENTS, type StepCondition } from "../waterfall/step-parts";
import type { WaterfallStep } from "../waterfall/waterfall-step";
import type { PeriodCash } from "./bigint/cells";

/** A sound deal at random and the cash of its periods. */
export type RandomDeal = {
  readonly terms: DealTerms;
  readonly periods: readonly (Omit<PeriodCash, "costs"> & {
    readonly costs: readonly bigint[];
    readonly enforced: boolean;
  })[];
};

const IDS = ["A", "B", "C"].map((letter) => `trn_${letter.repeat(26)}`);
const PERIODS = 6;

const calendar = buildCalendar({
  closing: "2025-12-15",
  firstPeriod: "2025-12",
  months: PERIODS,
  timeZone: "UTC",
  ...{ cutOffDays: 3, determinationDays: 6, recordDays: 10, paymentDays: 15 },
  calendar: "target",
});

const minor = (max: number) => fc.bigInt({ min: 0n, max: BigInt(max) });
const rate = (max: number) => fc.integer({ min: 0, max: max * 1000 }).map((mills) => (mills / 1000).toFixed(3));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const yearlyCap = maybe(minor(3_000_000).map(String));

/** The parts that a waterfall is put together of. */
const choice = fc.record({
  count: fc.integer({ min: 1, max: 3 }),
  hasCosts: fc.boolean(),
  costCap: yearlyCap,
  fixedFee: minor(600_000).map(String),
  fixedCap: yearlyCap,
  lapses: fc.boolean(),
  balanceFee: maybe(rate(0.02)),
  collateralFee: maybe(rate(0.02)),
  collectionsFee: maybe(rate(0.2)),
  juniorArrears: fc.boolean(),
  onUnpaid: fc.boolean(),
  pariPassu: fc.boolean(),
  reserve: fc.constantFrom("none", "fixed", "balance", "interest-months", "split"),
  reserveRate: rate(0.2),
  holdsToEnd: fc.boolean(),
  suspense: fc.boolean(),
  prepayment: maybe(fc.constantFrom("sequential", "pro-rata")),
  test: fc.constantFrom(
    ...["none", "dscr-test", "ic-test", "oc-test", "shortfall-test", "availability-test", "event-trigger"],
  ),
  dscrWindow: maybe(
    fc.record({ of: fc.constantFrom("historic", "forward"), periods: fc.integer({ min: 2, max: PERIODS }) }),
  ),
  stepUp: maybe(rate(0.02)),
  minimum: rate(2),
  curable: fc.boolean(),
  cureAfter: fc.integer({ min: 1, max: 3 }),
  gracePeriods: fc.integer({ min: 0, max: 2 }),
  action: fc.constantFrom("turbo", "trap", "sweep", "interest-lock"),
  principal: fc.constantFrom("scheduled", "sequential", "pro-rata-all", "collateral", "target-balance", "cash"),
  principalRate: rate(1),
  cleanUp: fc.boolean(),
  enforcement: fc.boolean(),
});
type Choice = typeof choice extends fc.Arbitrary<infer Value> ? Value : never;

const period = fc.record({
  collections: fc.oneof(minor(8_000_000), minor(300_000)),
  costs: fc.array(minor(400_000), { maxLength: 3 }),
  collateral: minor(20_000_000),
  suspense: minor(200_000),
  prepayment: fc.oneof(fc.constant(0n), minor(3_000_000)),
  availability: fc.array(fc.tuple(minor(2_800), fc.constant(2_880n)), { minLength: 1, maxLength: 4 }),
  events: fc.subarray([...DEAL_EVENTS]),
  enforced: fc.boolean(),
});

/** Sound deals of one to three tranches over six months, with every kind of step among them. */
export const randomDeal: fc.Arbitrary<RandomDeal> = fc
  .record({
    picked: choice,
    pars: fc.array(fc.bigInt({ min: 1n, max: 10_000_000n }), { minLength: 3, maxLength: 3 }),
    cuts: fc.array(fc.array(minor(4_000_000), { minLength: PERIODS - 1, maxLength: PERIODS - 1 }), {
      minLength: 3,
      maxLength: 3,
    }),
    coupons: fc.array(rate(0.3), { minLength: 3, maxLength: 3 }),
    initialReserve: minor(500_000),
    trapped: minor(100_000),
    targets: fc.array(minor(9_000_000).map(String), { minLength: PERIODS, maxLength: PERIODS }),
    expected: fc.array(minor(8_000_000).map(String), { minLength: PERIODS, maxLength: PERIODS }),
    months: fc.array(period, { minLength: PERIODS, maxLength: PERIODS }),
  })
  .map(({ picked, pars, cuts, coupons, initialReserve, trapped, targets, expected, months }) => {
    const ids = IDS.slice(0, picked.count);
    const hasReserve = picked.reserve !== "none";
    const hasTrap = picked.action === "trap" && picked.test !== "none";
    const terms: DealTerms = {
      schema: "heliograph.deal-terms.v1",
      dealId: `deal_${"1".repeat(26)}`,
      orgId: `org_${"1".repeat(26)}`,
      ...{ name: "Random", kind: "abs", currency: "USD", timeZone: "UTC", livemode: false, chainId: 31337 },
      ...{ parties: [], accounts: [], calendar, pool: [], useOfProceeds: "" },
      tranches: ids.map((id, index) => ({
        id,
        class: (["senior", "mezzanine", "junior"] as const)[index] ?? "junior",
        name: id,
        symbol: `NOTE${index}`,
        originalParMinor: String(pars[index]),
        couponRate: coupons[index] ?? "0",
        dayCount: "30/360",
        issuePrice: "1",
        maturity: calendar.legalMaturity,
        minimumTokens: 1,
        schedule: scheduleOf(pars[index] ?? 0n, cuts[index] ?? []),
      })),
      waterfall: priorityOf(picked, ids, targets),
      ...(picked.enforcement && { enforcementWaterfall: enforcedPriority(picked, ids) }),
      initialReserveMinor: hasReserve ? String(initialReserve) : "0",
      ...(hasTrap && { initialCashMinor: { trap: String(trapped) } }),
      collateralMinor: months.map(({ collateral }) => String(collateral)),
      expectedCashMinor: expected,
      expectedCfadsMinor: expected,
    };
    const periods = months.map((month) => ({
      ...month,
      costs: picked.hasCosts ? month.costs : [],
      prepayment: picked.prepayment ? month.prepayment : 0n,
      enforced: month.enforced && picked.enforcement,
    }));
    return { terms, periods };
  });

function priorityOf(picked: Choice, ids: string[], targets: string[]): WaterfallStep[] {
  const [first = "", ...junior] = ids;
  const hasTest = picked.test !== "none";
  const acts = (action: Choice["action"]) => hasTest && picked.action === action;
  const whenBreached: StepCondition[] = [{ trigger: "test", is: "breached" }];
  const whenPassed: StepCondition[] = [{ trigger: "test", is: "passed" }];
  const reserve = reserveSteps(picked, first);
  const isLocked = acts("interest-lock") && junior.length > 0;
  const interest = interestSteps(picked, isLocked ? [first] : ids, ids);
  const pays = [...feeIds(picked), ...interest.map(({ id }) => id)];
  const juniorInterest = (name: string, when: StepCondition[]): WaterfallStep[] =>
    given(
      isLocked,
      ...junior.map((tranche, index): WaterfallStep => ({ id: `${name}-${index}`, kind: "interest", tranche, when })),
    );
  const sweep = { by: "cash", rate: "0.5" } as const;
  return [
    ...given(acts("trap"), { id: "open-trap", kind: "account-release", account: "trap" }),
    ...reserve.filter(({ id }) => id === "reserve-release"),
    ...given(picked.suspense, { id: "suspense", kind: "suspense", pays }),
    ...feeSteps(picked, ids),
    ...given(hasTest, testStep(picked, ids)),
    ...interest,
    ...juniorInterest("open-interest", whenPassed),
    ...reserve.filter(({ id }) => id !== "reserve-release"),
    ...given(picked.cleanUp, { id: "call", kind: "clean-up-call", tranches: ids, threshold: "0.4" }),
    ...given(acts("turbo"), { id: "turbo", kind: "sequential-principal", tranches: ids, when: whenBreached }),
    ...given(acts("sweep"), {
      ...{ id: "sweep", kind: "principal", tranches: ids, order: "sequential", amount: sweep, when: whenBreached },
    }),
    ...principalSteps(isLocked ? { ...picked, principal: "collateral" } : picked, ids, targets),
    ...juniorInterest("late-interest", whenBreached),
    ...given(picked.juniorArrears && picked.fixedCap !== undefined && !picked.lapses, {
      ...{ id: "arrears", kind: "arrears", of: "fixed-fee", payee: "trustee" },
    }),
    ...given(hasTest && picked.stepUp !== undefined, {
      ...{ id: "step-up", kind: "step-up", tranche: first, rate: picked.stepUp ?? "0", trigger: "test" },
    }),
    ...prepaymentSteps(picked, ids),
    ...given(acts("trap"), { id: "trap", kind: "cash-trap", account: "trap", when: whenBreached }),
    { id: "residual", kind: "residual", payee: "originator" },
  ];
}

function enforcedPriority(picked: Choice, ids: string[]): WaterfallStep[] {
  const hasTrap = picked.action === "trap" && picked.test !== "none";
  return [
    ...given(hasTrap, { id: "open-trap", kind: "account-release", account: "trap" }),
    ...given(picked.reserve !== "none", { id: "open-reserve", kind: "account-release", account: "reserve" }),
    ...feeSteps(picked, ids),
    ...ids.flatMap((id, index): WaterfallStep[] => [
      { id: `enforced-interest-${index}`, kind: "interest", tranche: id },
      { id: `enforced-principal-${index}`, kind: "sequential-principal", tranches: [id] },
    ]),
    ...prepaymentSteps(picked, ids),
    { id: "residual", kind: "residual", payee: "originator" },
  ];
}

function prepaymentSteps({ prepayment }: Choice, ids: string[]): WaterfallStep[] {
  return prepayment ? [{ id: "prepayment", kind: "mandatory-prepayment", tranches: ids, order: prepayment }] : [];
}

function feeIds(picked: Choice): string[] {
  return feeSteps(picked, []).flatMap(({ id, kind }) => (kind === "operating-costs" ? [] : [id]));
}

function feeSteps(picked: Choice, tranches: string[]): WaterfallStep[] {
  const { costCap, fixedCap, balanceFee = "0", collateralFee = "0", collectionsFee = "0" } = picked;
  const costs: WaterfallStep = { id: "costs", kind: "operating-costs", payee: "servicer" };
  const fixed = { id: "fixed-fee", kind: "fee", payee: "trustee", annualMinor: picked.fixedFee } as const;
  return [
    ...given(picked.hasCosts, costCap === undefined ? costs : { ...costs, annualCapMinor: costCap }),
    {
      ...{ ...fixed, unpaid: picked.lapses ? "lapses" : "carried" },
      ...(fixedCap !== undefined && { annualCapMinor: fixedCap }),
    },
    ...given(picked.balanceFee !== undefined, {
      ...{ id: "balance-fee", kind: "balance-fee", payee: "servicer", rate: balanceFee, tranches },
    }),
    ...given(picked.collateralFee !== undefined, {
      ...{ id: "pool-fee", kind: "balance-fee", payee: "servicer", rate: collateralFee },
    }),
    ...given(picked.collectionsFee !== undefined, {
      ...{ id: "collections-fee", kind: "collections-fee", payee: "servicer", rate: collectionsFee },
    }),
  ];
}

function given(holds: boolean, ...steps: WaterfallStep[]): WaterfallStep[] {
  return holds ? steps : [];
}

function interestSteps(picked: Choice, paid: readonly string[], ids: string[]): WaterfallStep[] {
  const { onUnpaid } = picked;
  if (picked.pariPassu && paid.length === ids.length)
    return [{ id: "interest-all", kind: "pari-passu-interest", tranches: [...paid], onUnpaid }];
  return paid.map((tranche, index) => ({ id: `interest-${index}`, kind: "interest", tranche, onUnpaid }));
}

function reserveSteps(picked: Choice, first: string): WaterfallStep[] {
  const common = { kind: "reserve", supports: [first], holdsToEnd: picked.holdsToEnd } as const;
  switch (picked.reserve) {
    case "none":
      return [];
    case "fixed":
      return [{ id: "reserve", ...common, supports: [first], targetMinor: "150000" }];
    case "balance":
      return [
        {
          id: "reserve",
          ...common,
          supports: [first],
          target: { by: "balance", rate: picked.reserveRate, tranches: [first] },
        },
      ];
    case "interest-months":
      return [
        {
          id: "reserve",
          ...common,
          supports: [first],
          target: { by: "interest-months", months: 6, tranches: [first] },
        },
      ];
    case "split": {
      const target = { by: "balance", rate: picked.reserveRate, tranches: [first] } as const;
      return [
        {
          id: "reserve-release",
          ...common,
          supports: [first],
          target: { ...target, tranches: [first] },
          mode: "release",
        },
        { id: "reserve-fill", ...common, supports: [first], target: { ...target, tranches: [first] }, mode: "fill" },
      ];
    }
    default:
      throw new RangeError(picked.reserve);
  }
}

function testStep(
  { test, minimum, curable, cureAfter, gracePeriods, dscrWindow }: Choice,
  ids: string[],
): WaterfallStep {
  const common = { id: "test", minimum, curable, cureAfter, gracePeriods };
  switch (test) {
    case "shortfall-test":
      return { ...common, kind: "shortfall-test" };
    case "event-trigger":
      return { id: "test", kind: "event-trigger", events: ["servicer-default"], curable };
    case "availability-test":
      return { ...common, kind: "availability-test", months: 3 };
    case "dscr-test":
      return { ...common, kind: "dscr-test", tranches: ids, window: dscrWindow };
    default:
      return { ...common, kind: test as "ic-test", tranches: ids };
  }
}

function principalSteps(picked: Choice, ids: string[], targets: string[]): WaterfallStep[] {
  const common = { id: "principal", kind: "principal", tranches: ids } as const;
  switch (picked.principal) {
    case "scheduled":
      return ids.map((tranche, index) => ({ id: `principal-${index}`, kind: "scheduled-principal", tranche }));
    case "sequential":
      return [{ id: "principal", kind: "sequential-principal", tranches: ids }];
    case "pro-rata-all":
      return [{ ...common, order: "pro-rata", amount: { by: "all" } }];
    case "collateral":
      return [{ ...common, order: "pro-rata", amount: { by: "collateral", rate: picked.principalRate } }];
    case "target-balance":
      return [{ ...common, order: "sequential", amount: { by: "target-balance", balancesMinor: targets } }];
    default:
      return [{ ...common, order: "pro-rata", amount: { by: "cash", rate: picked.principalRate } }];
  }
}

function scheduleOf(par: bigint, cuts: readonly bigint[]): string[] {
  let left = par;
  const parts = cuts.map((cut) => {
    if (cut > left) return "0";
    left -= cut;
    return String(cut);
  });
  return [...parts, String(left)];
}
