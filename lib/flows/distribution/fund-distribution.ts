import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { coinUnitsPerMinor } from "../../core/money/currency";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireFreshRole } from "../require-fresh-role";
import { requireStored } from "../require-stored";
import { statements } from "../settlement/statement-records";
import { distributionAccounts, distributionTransaction } from "./distribution-postings";
import { type DistributionRecord, distributions, periodDistributionId } from "./distribution-records";
import { requirePayable } from "./payable-distribution";

type Needs = Pick<Ports, "book" | "clock" | "wallClock" | "ids" | "stage" | "chain" | "safe">;

/**
 * Puts the coin for the holders into the Safe, beside what rounding has left there before. On a test chain the faucet mints it, marked simulated; elsewhere it must
 * have been bought, and this only finds it there. Funded already, it changes nothing.
 * @throws HeliographError DISTRIBUTION_NOT_ANCHORED, DISTRIBUTION_HELD, SAFE_NOT_FUNDED
 */
export async function fundDistribution(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string },
): Promise<Stored<DistributionRecord>> {
  const id = periodDistributionId(input.dealId, input.period);
  const stored = await requireStored(ports.book, distributions, id);
  const { value: record, version } = stored;
  requireFreshRole(ports, actor, record.orgId, ["operator"]);
  if (record.funding) return stored;
  requirePayable(record);
  const { address } = await ports.safe.state();
  const { totalMinor, currency } = record.set;
  const missing = await missingMinor(ports, record);
  const unit = coinUnitsPerMinor(currency);
  const minted = missing === 0n ? undefined : await ports.chain.faucet?.mint(`fund_${id}`, address, missing * unit);
  if (!minted) await requireCoin(ports, record, address, BigInt(totalMinor) * unit);
  const fundedAt = formatInstant(minted?.blockTime ?? ports.clock.now());
  const funding = {
    ...{ amountMinor: missing.toString(), fundedAt, simulated: ports.chain.faucet !== null },
    transactionHash: minted?.transactionHash ?? null,
  };
  const changed: DistributionRecord = { ...record, funding };
  const accounts = distributionAccounts(record.dealId);
  const posted = distributionTransaction(record, `fund_${id}`, "Coin for the holders into the Safe", fundedAt, [
    [accounts.distribution, accounts.safe, BigInt(totalMinor)],
  ]);
  const subject = { distributionId: id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, changed, version),
    ...posted.map(post),
    publish(newEvent(ports, "distribution.funded.v1", record.orgId, subject)),
  ]);
  return { value: changed, version: version + 1 };
}

/** What the Safe does not hold yet for this deal: dust of the period before lies there already and counts as its cash. */
async function missingMinor(ports: Needs, { statementId, set }: DistributionRecord): Promise<bigint> {
  const { opening } = (await requireStored(ports.book, statements, statementId)).value;
  const missing = BigInt(set.totalMinor) - BigInt(opening.dustMinor);
  return missing > 0n ? missing : 0n;
}

async function requireCoin(ports: Needs, { id }: DistributionRecord, safe: string, needed: bigint): Promise<void> {
  const balance = await ports.chain.coin.balanceOf(safe);
  if (balance >= needed) return;
  throw new HeliographError({
    code: "SAFE_NOT_FUNDED",
    kind: "conflict",
    message: `The Safe holds ${balance} coin units, the distribution needs ${needed}.`,
    remedy: "Buy the missing coin from the collection account and send it to the Safe.",
    data: { distributionId: id, safe },
  });
}
