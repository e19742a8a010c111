import * as z from "zod";
import type { DealStateJson } from "../abs/waterfall/waterfall-shapes";
import { NonNegativeMinor } from "../deal/terms";
import type { DistributionSet } from "./distribution-set";

/** What a period finds in the deal's accounts: exactly what the distribution of the period before has left there [minor]. */
export const OpeningBalances = z.strictObject({
  reserveMinor: NonNegativeMinor,
  /** In the collection account: what the waterfall gave to tokens that do not circulate. Cash of this period. */
  retainedMinor: NonNegativeMinor,
  /** In the Safe, as coin: what rounding left over. Cash of this period. */
  dustMinor: NonNegativeMinor,
  /** Cash without evidence of quantity that nobody has released. */
  suspenseMinor: NonNegativeMinor,
});
export type OpeningBalances = z.infer<typeof OpeningBalances>;

/** @param previous distribution of the period before; null in the first period, where only the reserve can be filled */
export function openingBalances(state: DealStateJson, previous: DistributionSet | null): OpeningBalances {
  return {
    reserveMinor: state.reserveMinor,
    retainedMinor: previous?.retainedMinor ?? "0",
    dustMinor: previous?.dustMinor ?? "0",
    suspenseMinor: previous?.suspenseMinor ?? "0",
  };
}
