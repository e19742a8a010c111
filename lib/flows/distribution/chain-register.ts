import type { RegisterSnapshot, TrancheRegister } from "../../core/distribution/register-snapshot";
import { formatInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";
import type { IssuedDeal } from "../settlement/issued-period-records";

/**
 * Who held each tranche at a record time, as the chain says. It never changes once that time has passed.
 * @param recordIndex place of the period in the deal's calendar
 * @throws HeliographError CHAIN_REVERTED (RecordNotReached)
 */
export async function chainRegister(
  { chain }: Pick<Ports, "chain">,
  { issuance }: Pick<IssuedDeal, "issuance">,
  recordIndex: number,
): Promise<RegisterSnapshot> {
  return Promise.all(
    issuance.tranches.map(async ({ trancheId, token }): Promise<TrancheRegister> => {
      const [times, circulating, holders] = await Promise.all([
        chain.tranches.recordTimes(token),
        chain.tranches.circulatingAtRecord(token, recordIndex),
        chain.tranches.holdersAtRecord(token, recordIndex),
      ]);
      const recordAt = times[recordIndex];
      if (recordAt === undefined) throw new Error(`${token} has no record time ${recordIndex}`);
      return {
        ...{ trancheId, token, recordIndex, recordAt: formatInstant(recordAt) },
        circulatingTokens: circulating.toString(),
        holders: holders.map(({ holder, tokens }) => ({ address: holder, tokens: tokens.toString() })),
      };
    }),
  );
}
