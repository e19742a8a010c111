import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ContractTerms } from "@/lib/core/bond/actus/contract-terms";
import { runContract } from "@/lib/core/bond/actus/run-contract";
import type { Bond } from "@/lib/core/bond/bond";
import { holdingOf, priceFromYield, priceOfHolding } from "@/lib/core/bond/bond-price";
import { yieldFromPrice } from "@/lib/core/bond/bond-yield";
import type { NamedCalendar } from "@/lib/core/bond/business-calendar";
import { generateSchedule } from "@/lib/core/bond/schedule";
import type { Bench, Measured } from "./bench";

const SEMI = { kind: "compounded", frequency: 2 } as const;
const SETTLEMENT = "2026-06-10";
const bond: Bond = {
  schedule: scheduleOf("target"),
  coupon: { kind: "fixed", rates: [0.0425] },
  dayCount: "act/act-icma",
  redemption: 100,
  payment: { calendar: "target", convention: "following", lagDays: 0 },
};
const holding = holdingOf(bond, SETTLEMENT);
const annuity = ContractTerms.parse({
  ...{ contractType: "ANN", contractID: "bench", contractRole: "RPA", currency: "EUR", dayCountConvention: "30E360" },
  ...{ statusDate: "2026-01-01", initialExchangeDate: "2026-01-02", maturityDate: "2036-01-02" },
  ...{ notionalPrincipal: 100_000, nominalInterestRate: 0.07, nextPrincipalRedemptionPayment: 1161.08 },
  ...{ cycleAnchorDateOfInterestPayment: "2026-02-02", cycleOfInterestPayment: "P1ML0" },
  ...{ cycleAnchorDateOfPrincipalRedemption: "2026-02-02", cycleOfPrincipalRedemption: "P1ML0" },
});

export const benches: readonly Bench[] = [
  { name: "bond: 30-year schedule on TARGET", unit: "ms", run: () => void scheduleOf("target") },
  {
    name: "bond: 30-year schedule on TARGET, by QuantLib",
    unit: "ms",
    baseline: "bond: 30-year schedule on TARGET",
    measure: () => quantLib("schedule"),
  },
  {
    name: "bond: price and sensitivities from terms",
    unit: "ms",
    run: () => void priceFromYield(bond, SETTLEMENT, 0.04, SEMI),
  },
  {
    name: "bond: price and sensitivities, flows kept",
    unit: "ms",
    run: () => void priceOfHolding(holding, 0.04, SEMI),
  },
  {
    name: "bond: price and sensitivities, by QuantLib",
    unit: "ms",
    baseline: "bond: price and sensitivities, flows kept",
    measure: () => quantLib("price"),
  },
  { name: "bond: all yields from terms", unit: "ms", run: () => void yieldFromPrice(bond, SETTLEMENT, 98.75, SEMI) },
  {
    name: "bond: yield, by QuantLib",
    unit: "ms",
    baseline: "bond: all yields from terms",
    measure: () => quantLib("yield"),
  },
  { name: "ACTUS annuity of ten years, 241 events", unit: "ms", run: () => void runContract(annuity) },
];

function scheduleOf(calendar: NamedCalendar) {
  return generateSchedule({
    ...{ effective: "2026-03-15", termination: "2056-03-15", tenor: { months: 6 }, rule: "backward", calendar },
    ...{ convention: "modified-following", terminationConvention: "modified-following", endOfMonth: false },
  });
}

/** The same bond by QuantLib from Python [ms], its medians read once. */
let medians: Readonly<Record<string, number>> | { readonly absent: string } | undefined;

function quantLib(figure: "schedule" | "price" | "yield"): Measured {
  medians ??= askQuantLib();
  if ("absent" in medians) return medians as { absent: string };
  return medians[figure] ?? { absent: `QuantLib gave no ${figure}` };
}

function askQuantLib(): Readonly<Record<string, number>> | { readonly absent: string } {
  const script = join(process.env.HELIOGRAPH_ROOT ?? process.cwd(), "test/bench/peers/quantlib-bond.py");
  const peer = spawnSync(process.env.QUANTLIB_PYTHON ?? "python3", [script], { encoding: "utf8" });
  if (peer.status === null) return { absent: "python3 is not installed" };
  if (peer.status === 3) return { absent: "QuantLib is not installed" };
  if (peer.status !== 0) return { absent: `QuantLib failed: ${peer.stderr.slice(-80)}` };
  return JSON.parse(peer.stdout) as Record<string, number>;
}
