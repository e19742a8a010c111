import * as z from "zod";
import { HeliographError } from "../errors/heliograph-error";

const Frequency = z.number().int().min(1).max(365);

/**
 * How a yearly rate grows. `simple-then-compounded` is simple within the first period and compounded after it,
 * `compounded-then-simple` the other way round. Frequency: periods a year.
 * @see QuantLib Compounding
 */
export const Compounding = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("simple") }),
  z.strictObject({ kind: z.literal("continuous") }),
  z.strictObject({ kind: z.literal("compounded"), frequency: Frequency }),
  z.strictObject({ kind: z.literal("simple-then-compounded"), frequency: Frequency }),
  z.strictObject({ kind: z.literal("compounded-then-simple"), frequency: Frequency }),
]);
export type Compounding = z.infer<typeof Compounding>;

/** What 1 becomes in some years at a rate. @see QuantLib InterestRate::compoundFactor */
export function compoundFactor(rate: number, years: number, compounding: Compounding): number {
  switch (effectiveKind(years, compounding)) {
    case "simple":
      return 1 + rate * years;
    case "continuous":
      return Math.exp(rate * years);
    case "compounded": {
      const frequency = frequencyOf(compounding);
      return (1 + rate / frequency) ** (frequency * years);
    }
  }
}

/**
 * The rate at which 1 becomes `factor` in some years.
 * @throws HeliographError BOND_RATE_UNDEFINED without a positive factor and time
 */
export function impliedRate(factor: number, years: number, compounding: Compounding): number {
  if (!(factor > 0 && years > 0)) {
    throw new HeliographError({
      code: "BOND_RATE_UNDEFINED",
      message: `No rate makes 1 into ${factor} in ${years} years.`,
      remedy: "Give a positive factor and a positive time.",
      data: { factor, years },
    });
  }
  switch (effectiveKind(years, compounding)) {
    case "simple":
      return (factor - 1) / years;
    case "continuous":
      return Math.log(factor) / years;
    case "compounded": {
      const frequency = frequencyOf(compounding);
      return frequency * Math.expm1(Math.log(factor) / (frequency * years));
    }
  }
}

/** The same growth over some years as a rate of another compounding. @see Haug, Option Pricing Formulas, p. 181 */
export function equivalentRate(rate: number, from: Compounding, to: Compounding, years: number): number {
  return impliedRate(compoundFactor(rate, years, from), years, to);
}

/** Simple, continuous or compounded growth: what a compounding does over a time. */
function effectiveKind(years: number, compounding: Compounding): "simple" | "continuous" | "compounded" {
  switch (compounding.kind) {
    case "simple-then-compounded":
      return years <= 1 / compounding.frequency ? "simple" : "compounded";
    case "compounded-then-simple":
      return years > 1 / compounding.frequency ? "simple" : "compounded";
    default:
      return compounding.kind;
  }
}

/** Periods a year; 1 for growth without periods. */
export function frequencyOf(compounding: Compounding): number {
  return "frequency" in compounding ? compounding.frequency : 1;
}
