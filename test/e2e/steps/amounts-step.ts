import { createPublicClient, getAddress, http, parseAbi } from "viem";
import * as z from "zod";
import { WaterfallResultJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import { Entitlement } from "@/lib/core/distribution/distribution";
import { LedgerTransaction } from "@/lib/core/ledger/ledger";
import { formatAmount } from "@/lib/core/money/format-amount";
import { money, toDecimalString } from "@/lib/core/money/money";
import { Statement } from "@/lib/core/settlement/statement";
import { DistributionRecord } from "@/lib/flows/distribution/distribution-records";
import type { Visitor } from "../harness";
import { textOfPdf } from "../pdf-text";
import type { Walk } from "../walk";

/** Coin units of one cent: the coin has six decimals, the dollar two. */
const COIN_UNITS_PER_MINOR = 10_000n;
const Ledger = z.object({
  items: z.array(LedgerTransaction.extend({ postedAt: z.string() })),
  cursor: z.string().nullable(),
});

type Amounts = {
  readonly statement: Statement;
  readonly linesDistributableMinor: bigint;
  readonly waterfall: WaterfallResultJson;
  readonly distribution: DistributionRecord;
  readonly entitlements: readonly Entitlement[];
  readonly ledger: readonly LedgerTransaction[];
};

/** Ledger, statement, waterfall, chain, CSV and PDF tell the same amounts, to the minor unit. */
export async function amountsStep(walk: Walk): Promise<void> {
  const auditor = await walk.harness.as("auditor@example.com");
  const amounts = await readAmounts(auditor, walk);
  expectStatementIsTheWaterfalls(amounts);
  expectWaterfallIsTheDistributions(amounts);
  expectHoldersAreTheLedgers(amounts);
  await expectHoldersWerePaidOnChain(auditor, walk, amounts);
  await expectDocumentsSaySo(walk, amounts);
}

async function readAmounts(auditor: Visitor, { dealId, period }: Walk): Promise<Amounts> {
  const path = `/deals/${dealId}/periods/${period}/distribution`;
  const view = z
    .object({ distribution: DistributionRecord, waterfall: WaterfallResultJson })
    .parse(await auditor.api(path));
  const document = await auditor.api<{ statement: unknown }>(`/statements/${view.distribution.statementId}`);
  const { items } = await auditor.api<{ items: unknown }>(`${path}/entitlements?limit=500`);
  const ledger: LedgerTransaction[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = Ledger.parse(await auditor.api(`/deals/${dealId}/ledger?limit=200${query}`));
    ledger.push(...page.items);
    cursor = page.cursor;
  }
  return {
    ...view,
    statement: Statement.parse(document.statement),
    linesDistributableMinor: await sumOfLines(auditor, view.distribution.statementId),
    entitlements: z.array(Entitlement).parse(items),
    ledger,
  };
}

async function sumOfLines(auditor: Visitor, statementId: string): Promise<bigint> {
  type Lines = { readonly items: readonly { readonly distributableMinor: string }[]; readonly total: number };
  let sum = 0n;
  for (let offset = 0, total = 1; offset < total; ) {
    const page = await auditor.api<Lines>(`/statements/${statementId}/lines?limit=500&offset=${offset}`);
    sum = page.items.reduce((part, { distributableMinor }) => part + BigInt(distributableMinor), sum);
    offset += page.items.length;
    total = page.items.length === 0 ? 0 : page.total;
  }
  return sum;
}

/** In the first period nothing is brought forward: what the lines say may be distributed is what the waterfall takes. */
function expectStatementIsTheWaterfalls({ statement, linesDistributableMinor, waterfall }: Amounts): void {
  const cash = BigInt(statement.totals.distributableCashMinor);
  expect(cash).toBeGreaterThan(0n);
  expect(linesDistributableMinor).toBe(cash);
  const out = waterfall.transfers.filter(({ from, to }) => from === "collection" && !isAccount(to, "collection"));
  const back = waterfall.transfers.filter(({ from, to }) => from !== "collection" && isAccount(to, "collection"));
  expect(sum(out, "amountMinor") - sum(back, "amountMinor")).toBe(cash);
}

function expectWaterfallIsTheDistributions({ waterfall, distribution: { set }, entitlements }: Amounts): void {
  const toTranches = waterfall.transfers.filter(({ to }) => to.type === "tranche");
  const own = set.distributions;
  expect(sum(own, "totalMinor") + BigInt(set.retainedMinor)).toBe(sum(toTranches, "amountMinor"));
  expect(sum(own, "totalMinor")).toBe(BigInt(set.totalMinor));
  for (const { id, entitledMinor, dustMinor, totalMinor } of own) {
    const holders = entitlements.filter(({ distributionId }) => distributionId === id);
    expect(sum(holders, "amountMinor")).toBe(BigInt(entitledMinor));
    expect(BigInt(entitledMinor) + BigInt(dustMinor)).toBe(BigInt(totalMinor));
  }
}

function expectHoldersAreTheLedgers({ entitlements, ledger, waterfall, distribution }: Amounts): void {
  const postings = ledger.flatMap((transaction) => transaction.postings);
  const into = (account: string) =>
    postings
      .filter(({ destination }) => destination.toLowerCase() === account.toLowerCase())
      .reduce((total, { amount }) => total + BigInt(amount.minor), 0n);
  for (const [holder, minor] of byHolder(entitlements)) expect(into(`external:holder:${holder}`)).toBe(minor);
  for (const { trancheId } of distribution.set.distributions) {
    const paid = waterfall.transfers.filter(({ to }) => to.type === "tranche" && to.trancheId === trancheId);
    expect(into(`${distribution.dealId}:tranche:${trancheId}`)).toBe(sum(paid, "amountMinor"));
  }
}

/** The bank's investor never had a coin before: the whole balance is coupons. The chain is read by its own door. */
async function expectHoldersWerePaidOnChain(auditor: Visitor, walk: Walk, { entitlements }: Amounts): Promise<void> {
  const { contracts } = await auditor.api<{ contracts: Record<string, string> }>("/product");
  const client = createPublicClient({ transport: http(`${walk.harness.product.origin}/rpc`) });
  const bank = await walk.harness.as(walk.investors.bank);
  const { walletAddress } = await bank.api<{ walletAddress: string }>("/me");
  const units = await client.readContract({
    address: getAddress(contracts.coin ?? ""),
    abi: parseAbi(["function balanceOf(address) view returns (uint256)"]),
    functionName: "balanceOf",
    args: [getAddress(walletAddress)],
  });
  const due = byHolder(entitlements).get(walletAddress.toLowerCase()) ?? 0n;
  expect(due).toBeGreaterThan(0n);
  expect(units).toBe(due * COIN_UNITS_PER_MINOR);
}

async function expectDocumentsSaySo(walk: Walk, { statement, distribution, entitlements }: Amounts): Promise<void> {
  const { currency } = distribution.set;
  const csv = walk.files.get("report.csv")?.toString("utf8") ?? "";
  const pdf = (await textOfPdf(walk.files.get("report.pdf") ?? Buffer.alloc(0))).replace(/\s+/g, " ");
  const decimal = (minor: string) => toDecimalString(money(currency, BigInt(minor)));
  const grouped = (minor: string) => formatAmount(money(currency, BigInt(minor))).replace(`${currency} `, "");
  expect(csv).toContain(`available funds,distributable,,${decimal(statement.totals.distributableMinor)},`);
  expect(pdf).toContain(grouped(statement.totals.distributableMinor));
  for (const { distributionId, holder, amountMinor } of entitlements) {
    expect(csv).toContain(`holders,${distributionId},${holder},${decimal(amountMinor)},`);
    expect(pdf).toContain(grouped(amountMinor));
  }
  for (const { id, totalMinor } of distribution.set.distributions) {
    expect(csv).toContain(`distribution,${id},declared,${decimal(totalMinor)},`);
    expect(pdf).toContain(grouped(totalMinor));
  }
  expect(pdf).toContain("SIMULATED");
}

function byHolder(entitlements: readonly Entitlement[]): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const { holder, amountMinor } of entitlements) {
    const key = holder.toLowerCase();
    amounts.set(key, (amounts.get(key) ?? 0n) + BigInt(amountMinor));
  }
  return amounts;
}

function isAccount(to: WaterfallResultJson["transfers"][number]["to"], account: string): boolean {
  return to.type === "account" && to.account === account;
}

function sum<Key extends string>(items: readonly Readonly<Record<Key, string>>[], key: Key): bigint {
  return items.reduce((total, item) => total + BigInt(item[key]), 0n);
}
