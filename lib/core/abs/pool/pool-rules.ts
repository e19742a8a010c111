import * as z from "zod";
import { idSchema } from "../../ids/ids";
import { LocalDate } from "../../time/local-date";

const Bps = z.number().int().min(0).max(10_000);
const Label = z.string().min(1).max(120);

/** What a pool's rules look at of a station; its value weighs it, such as the present value of its cash [minor]. */
export const PoolCandidate = z.strictObject({
  stationId: idSchema("station"),
  valueMinor: z.string().regex(/^(0|[1-9]\d{0,30})$/),
  country: Label,
  region: Label,
  offtaker: Label,
  manufacturer: Label,
  inOperationSince: LocalDate.nullable(),
  /** Part of the last year's readings that verified. */
  verifiedBps: Bps,
  /** Part of revenue that is contracted. */
  contractedBps: Bps,
  remainingLifeMonths: z.number().int().nonnegative(),
});
export type PoolCandidate = z.infer<typeof PoolCandidate>;

/** Which stations a pool takes, and how much of it may stand on one of anything. Each rule is optional. */
export const PoolRules = z.strictObject({
  eligibility: z.strictObject({
    countries: z.array(Label).min(1).optional(),
    inOperationBefore: LocalDate.optional(),
    verifiedBpsMin: Bps.optional(),
    contractedBpsMin: Bps.optional(),
    remainingLifeMonthsMin: z.number().int().positive().optional(),
  }),
  concentration: z
    .array(z.strictObject({ by: z.enum(["stationId", "country", "region", "offtaker", "manufacturer"]), mostBps: Bps }))
    .max(20),
});
export type PoolRules = z.infer<typeof PoolRules>;

/** A rule that a pool breaks: by one station, or by all that share a value. */
export const PoolFinding = z.discriminatedUnion("rule", [
  z.strictObject({
    rule: z.literal("eligibility"),
    criterion: PoolRules.shape.eligibility.keyof(),
    stationId: idSchema("station"),
  }),
  z.strictObject({
    rule: z.literal("concentration"),
    by: PoolRules.shape.concentration.element.shape.by,
    value: z.string(),
    /** Its part of the pool, rounded up to a basis point. */
    partBps: Bps,
    mostBps: Bps,
  }),
]);
export type PoolFinding = z.infer<typeof PoolFinding>;

/** A pool with the rules that it keeps, as a deal states it. */
export const RuledPool = z.strictObject({ rules: PoolRules, stations: z.array(PoolCandidate).min(1).max(100) });
export type RuledPool = z.infer<typeof RuledPool>;

/** Every station that is not eligible, and every concentration above its limit; empty when the pool keeps its rules. */
export function checkPool(rules: PoolRules, stations: readonly PoolCandidate[]): PoolFinding[] {
  return [
    ...stations.flatMap((station) =>
      failedCriteria(rules.eligibility, station).map(
        (criterion): PoolFinding => ({ rule: "eligibility", criterion, stationId: station.stationId }),
      ),
    ),
    ...rules.concentration.flatMap((limit) => concentrations(limit, stations)),
  ];
}

function failedCriteria(rules: PoolRules["eligibility"], station: PoolCandidate): (keyof PoolRules["eligibility"])[] {
  const { countries, inOperationBefore, verifiedBpsMin = 0, contractedBpsMin = 0, remainingLifeMonthsMin = 0 } = rules;
  const failed: (keyof PoolRules["eligibility"])[] = [];
  if (countries && !countries.includes(station.country)) failed.push("countries");
  const { inOperationSince } = station;
  if (inOperationBefore !== undefined && (inOperationSince === null || inOperationSince >= inOperationBefore))
    failed.push("inOperationBefore");
  if (station.verifiedBps < verifiedBpsMin) failed.push("verifiedBpsMin");
  if (station.contractedBps < contractedBpsMin) failed.push("contractedBpsMin");
  if (station.remainingLifeMonths < remainingLifeMonthsMin) failed.push("remainingLifeMonthsMin");
  return failed;
}

function concentrations(
  { by, mostBps }: PoolRules["concentration"][number],
  stations: readonly PoolCandidate[],
): PoolFinding[] {
  const sums = new Map<string, bigint>();
  let total = 0n;
  for (const station of stations) {
    const value = BigInt(station.valueMinor);
    total += value;
    sums.set(station[by], (sums.get(station[by]) ?? 0n) + value);
  }
  if (total === 0n) return [];
  return [...sums].flatMap(([value, sum]): PoolFinding[] => {
    const partBps = Number((sum * 10_000n + total - 1n) / total);
    return partBps > mostBps ? [{ rule: "concentration", by, value, partBps, mostBps }] : [];
  });
}
