import { WaterfallEngine as BigintEngine } from "@/lib/core/abs/engine/bigint/engine";
import { compilePlan } from "@/lib/core/abs/engine/compile-plan";
import { WaterfallEngine as NumberEngine } from "@/lib/core/abs/engine/number/engine";
import { breakEvenShock } from "@/lib/core/abs/losses/break-even";
import { simulateLosses } from "@/lib/core/abs/losses/loss-distribution";
import { poolBalances, presentBalance } from "@/lib/core/abs/pool/pool-balance";
import { projectDeal } from "@/lib/core/abs/projection/project";
import { sizeByWaterfall } from "@/lib/core/abs/sizing/size-by-waterfall";
import { simpleDeal } from "@/lib/core/abs/waterfall/simple-deal.fixture";
import { type SunchargeRow, sunchargeTerms } from "@/lib/core/abs/waterfall/suncharge.fixture";
import { RandomStream } from "@/lib/core/energy/random/random-stream";
import { parseRational } from "@/lib/core/money/rational";
import { addDays, addMonths } from "@/lib/core/time/local-date";
import type { Bench } from "./bench";

const PATHS = 10_000;
const QUARTERS = 40;

/** The SUNCHARGE deal on cash of the same size and season. */
const flows = Array.from({ length: QUARTERS }, (_, index) =>
  BigInt(Math.round(300_000_000 * (1 - 0.15 * Math.cos((index * Math.PI) / 2)) * 1.0006 ** index)),
);
const rate = parseRational("0.015");
const rows = poolBalances(presentBalance(flows, rate), flows, rate).map(({ balanceMinor }, index) => ({
  date: addDays(addMonths("2025-04-01", 3 * index), 19),
  poolBalance: Number(balanceMinor),
})) as unknown as SunchargeRow[];
const suncharge = compilePlan(
  sunchargeTerms(
    {
      deal: {
        closing: "2025-01-15",
        payDates: rows.map(({ date }) => date),
        collectionDates: [],
        poolOpeningBalanceCents: 0,
        tranches: [
          { id: "A", balanceCents: 5_900_100_000, coupon: "0.055" },
          { id: "B", balanceCents: 1_089_300_000, coupon: "0.08" },
        ],
        reserve: { initialCents: 162_252_750 },
      },
      scenarios: {},
    },
    rows,
  ),
);
const exact = new BigintEngine(suncharge);
const fast = new NumberEngine(suncharge);
const cash = { collections: 0, costs: [] as number[], collateral: -1, suspense: 0, events: [] as string[] };
const exactCash = { collections: 0n, costs: [] as bigint[], collateral: -1n, suspense: 0n, events: [] as string[] };
const numbers = Float64Array.from(flows, Number);

const deal = simpleDeal();
const plan = compilePlan(deal.terms);
const costs = new Float64Array(QUARTERS);
const random = new RandomStream(1, "bench/abs");
const paths = Float64Array.from({ length: PATHS * QUARTERS }, (_, at) =>
  Math.max(0, Math.round((deal.collections[at % QUARTERS] ?? 0) * (1 + 0.2 * random.normal()))),
);
const pathCosts = new Float64Array(PATHS * QUARTERS);
const stress = (part: number, name: string) => ({
  name,
  cash: { collections: deal.collections.map((amount) => Math.floor(amount * part)), costs },
});
const months = deal.terms.calendar.periods.flatMap(({ from }, index) =>
  [0, 1, 2].map((offset) => {
    const third = String(Math.floor((deal.collections[index] ?? 0) / 3));
    return { month: addMonths(from, offset).slice(0, 7), revenue: { export: third }, cost: {}, cfads: third };
  }),
);

export const benches: readonly Bench[] = [
  {
    name: "SUNCHARGE, 40 quarters in bigint",
    unit: "ms",
    target: 0.3,
    run: () => {
      exact.reset();
      for (const collections of flows) {
        exactCash.collections = collections;
        exact.run(exactCash);
      }
    },
  },
  {
    name: "SUNCHARGE, 40 quarters in numbers",
    unit: "ms",
    target: 0.05,
    baseline: "SUNCHARGE, 40 quarters in bigint",
    run: () => {
      fast.reset();
      for (const collections of numbers) {
        cash.collections = collections;
        fast.run(cash);
      }
    },
  },
  {
    name: "10,000 paths x 40 quarters x 3 tranches",
    unit: "s",
    target: 1,
    run: () => {
      simulateLosses(plan, { paths: PATHS, collections: paths, costs: pathCosts });
    },
  },
  {
    name: "senior and mezzanine sized by bisection, three cases",
    unit: "ms",
    target: 100,
    run: () => {
      const cases = [stress(1, "base"), stress(0.85, "P90"), stress(0.7, "P99")];
      const classes = [
        { tranche: 0, cases },
        { tranche: 1, cases: cases.slice(0, 2) },
      ];
      sizeByWaterfall(plan, classes, 100);
    },
  },
  {
    name: "break-even of three tranches, exact",
    unit: "ms",
    run: () => {
      for (const id of deal.ids) breakEvenShock(deal.terms, months, id);
    },
  },
  {
    name: "projection with transfers, 40 quarters",
    unit: "ms",
    target: 100,
    run: () => {
      projectDeal(deal.terms, months);
    },
  },
];
