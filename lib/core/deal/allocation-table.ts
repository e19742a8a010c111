import { parseRational, timesDown } from "../money/rational";
import { allocate } from "../money/rounding";
import type { StationAllocation } from "./disclosure";
import type { DealTerms } from "./terms";

/** Proceeds that one station gets [minor]. */
export type AllocationRow = Omit<StationAllocation, "partBps"> & { readonly amountMinor: bigint };

/**
 * Use of proceeds station by station: issue price x par of all tranches, split by the stated parts, or by the stations'
 * shares of the pool, to the minor unit. Empty where the deal states no allocation.
 */
export function allocationTable(terms: Pick<DealTerms, "tranches" | "pool" | "disclosure">): AllocationRow[] {
  const rows = allocations(terms);
  if (rows.length === 0) return [];
  const proceeds = terms.tranches.reduce(
    (sum, { originalParMinor, issuePrice }) => sum + timesDown(BigInt(originalParMinor), parseRational(issuePrice)),
    0n,
  );
  const amounts = allocate(
    proceeds,
    rows.map(({ partBps }) => BigInt(partBps)),
  );
  return rows.map(({ stationId, activity, criteria }, index) => ({
    ...{ stationId, activity, criteria },
    amountMinor: amounts[index] ?? 0n,
  }));
}

/** The stated parts; of the whole pool, each station's share as its weight. */
export function allocations({ pool, disclosure }: Pick<DealTerms, "pool" | "disclosure">): StationAllocation[] {
  const allocation = disclosure?.allocation;
  if (!allocation) return [];
  if (allocation.by === "stations") return allocation.stations;
  const { activity, criteria } = allocation;
  return pool.map(({ stationId, shareBps }) => ({ stationId, partBps: shareBps, activity, criteria }));
}
