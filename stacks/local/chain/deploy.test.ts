import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hex, keccak256 } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import safeAddresses from "../../../contracts/deployments/safe-1.4.1.json";
import { connectChain } from "../../../lib/adapters/chain/chain";
import { type ChainClient, chainClient } from "../../../lib/adapters/chain/chain-client";
import { tokenDesk } from "../../../lib/adapters/chain/primary-desk";
import { relayer } from "../../../lib/adapters/chain/relayer";
import { safeAccount } from "../../../lib/adapters/safe/safe-account";
import { decodeCalls } from "../../../lib/core/issuance/decode-calls";
import { distributionBatch } from "../../../lib/core/issuance/distribution-batch";
import { exampleTerms } from "../../../lib/core/issuance/example-terms.fixture";
import { ZERO_BYTES32 } from "../../../lib/core/issuance/hex";
import { issuanceBatch, recordTimesOf } from "../../../lib/core/issuance/issuance-batch";
import type { Chain, ChainCall, ContractAddresses } from "../../../lib/flows/ports/chain";
import type { SafeAccount, SafeSignature } from "../../../lib/flows/ports/safe";
import { deployContracts } from "./deploy";
import { type LocalChain, openLocalChain } from "./local-chain";
import { type LocalKeys, localKeys } from "./local-keys";
import { memoryRelayJournal } from "./memory-relay-journal";

// Quick by itself (seconds), slow on a machine that is busy with other things.
jest.setTimeout(180_000);

const DAY_MS = 86_400_000;
const CENT = 10_000n;
const folder = mkdtempSync(join(tmpdir(), "heliograph-deploy-"));
const terms = exampleTerms();
let now = Date.parse("2026-11-02T12:00:00Z");
let local: LocalChain;
let keys: LocalKeys;
let addresses: ContractAddresses;
let client: ChainClient;
let chain: Chain;
let safe: SafeAccount;

const ada = privateKeyToAccount(generatePrivateKey());
const ben = privateKeyToAccount(generatePrivateKey());
const { calls: issuance, tranches } = {
  calls: [] as ChainCall[],
  tranches: [] as { token: string; capTokens: bigint }[],
};

beforeAll(async () => {
  local = await openLocalChain({ folder, clock: { now: () => now } });
  keys = localKeys(folder);
  addresses = await deployContracts({ chain: local, folder, keys });
  connect();
});

afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

function connect(): void {
  client = chainClient({ chainId: 31337, provider: local.provider });
  const sender = relayer({ client, privateKey: keys.operator, journal: memoryRelayJournal() });
  chain = connectChain({ client, relayer: sender, addresses, voucherPrivateKey: keys.voucher, faucet: true });
  safe = safeAccount({ client, provider: local.provider, relayer: sender, chainId: 31337, address: addresses.safe });
}

async function ownerSignature(index: number, safeTxHash: string): Promise<SafeSignature> {
  const owner = privateKeyToAccount(keys.owners[index] as Hex);
  return { owner: owner.address, signature: await owner.sign({ hash: safeTxHash as Hex }) };
}

async function runThroughSafe(calls: readonly ChainCall[]) {
  const transaction = await safe.prepare(calls, (await safe.state()).nonce);
  const signatures = await Promise.all([2, 0].map((index) => ownerSignature(index, transaction.safeTxHash)));
  return safe.execute(`run_${transaction.safeTxHash}`, transaction, signatures);
}

async function sendAs(account: typeof ada, call: ChainCall): Promise<void> {
  await local.setBalance(account.address, 10n ** 18n);
  const nonce = await client.getTransactionCount({ address: account.address });
  const fees = { gas: 1_000_000n, maxFeePerGas: 2_000_000_000n, maxPriorityFeePerGas: 0n };
  const raw = await account.signTransaction({
    ...{ type: "eip1559", chainId: 31337, nonce, to: call.to as Hex, data: call.data as Hex, ...fees },
  });
  const hash = await client.sendRawTransaction({ serializedTransaction: raw });
  expect((await client.getTransactionReceipt({ hash })).status).toBe("success");
}

test("Safe 1.4.1 stands at its canonical addresses with its published code", async () => {
  for (const { address, codeHash } of Object.values(safeAddresses.contracts)) {
    expect(keccak256((await client.getCode({ address: address as Hex })) ?? "0x")).toBe(codeHash);
  }
  expect(await safe.state()).toMatchObject({ threshold: 2, nonce: 1n, address: addresses.safe });
});

test("a second start deploys nothing", async () => {
  const head = local.head();
  expect(await deployContracts({ chain: local, folder, keys })).toEqual(addresses);
  rmSync(join(folder, "deployments.json"));
  expect(await deployContracts({ chain: local, folder, keys })).toEqual(addresses);
  expect(local.head()).toEqual(head);
});

test("2 of 3: one signature is not enough, a stranger's counts nothing, a changed batch voids them", async () => {
  const [first, second] = [issuedCalls().slice(0, 1), issuedCalls().slice(0, 2)];
  const { nonce } = await safe.state();
  const transaction = await safe.prepare(first, nonce);
  const one = await ownerSignature(0, transaction.safeTxHash);
  expect(await safe.execute("one", transaction, [one, one])).toMatchObject({
    ok: false,
    refusal: "SIGNATURES_MISSING",
  });
  const stranger = { owner: ada.address, signature: await ada.sign({ hash: transaction.safeTxHash as Hex }) };
  expect(await safe.checkSignature(transaction.safeTxHash, stranger.signature)).toMatchObject({
    refusal: "NOT_AN_OWNER",
  });
  expect(await safe.execute("two", transaction, [one, stranger])).toMatchObject({ refusal: "SIGNATURES_MISSING" });
  const both = [one, await ownerSignature(1, transaction.safeTxHash)];
  const changed = await safe.prepare(second, nonce);
  expect(changed.safeTxHash).not.toBe(transaction.safeTxHash);
  expect(await safe.execute("changed", changed, both)).toMatchObject({ refusal: "SIGNATURES_MISSING" });
  expect((await safe.state()).nonce).toBe(nonce);
});

function issuedCalls(): ChainCall[] {
  if (issuance.length === 0) {
    const attestors = keys.attestors.map((key) => privateKeyToAccount(key).address);
    const termSheet = { sha256: "ab".repeat(32), uri: "heliograph:term-sheet" };
    const batch = issuanceBatch({ terms, termSheet, contracts: addresses, attestors, attestorThreshold: 2 });
    issuance.push(...batch.calls);
    tranches.push(...batch.tranches);
  }
  return issuance;
}

test("the issuance batch puts the tranches at their predicted addresses, once", async () => {
  const batch = issuedCalls();
  const tokens = tranches.map(({ token }, index) => ({ token, symbol: terms.tranches[index]?.symbol ?? "" }));
  const decoded = decodeCalls(batch, { ...addresses, tokens });
  expect(decoded.map(({ sentence }) => sentence.key)).toEqual([
    "registerDeal",
    ...tranches.flatMap(() => ["deployTranche", "setDocument", "mint", "setAllowance"]),
  ]);
  const outcome = await runThroughSafe(batch);
  expect(outcome).toMatchObject({ ok: true });
  for (const { token, capTokens } of tranches) {
    expect(await chain.tranches.totalSupply(token)).toBe(capTokens);
    expect(await chain.desk.stock(token)).toEqual({ allowed: capTokens, delivered: 0n, held: capTokens });
    expect(await chain.tranches.documentHash(token, "term-sheet")).toBe(`0x${"ab".repeat(32)}`);
    expect(await chain.tranches.recordTimes(token)).toEqual(recordTimesOf(terms).map((time) => Number(time) * 1000));
    expect(await chain.tranches.holders(token)).toEqual([]);
  }
  const again = await runThroughSafe(batch);
  expect(again).toMatchObject({ ok: false, refusal: "CALL_WOULD_FAIL", detail: expect.stringContaining("Call 1 of") });
});

test("tokens go to who is eligible, once for each order, paid off chain or with the coin", async () => {
  const token = tranches[0]?.token ?? "";
  const delivery = { orderId: "ord_1", token, to: ada.address, tokens: 30_000n };
  await expect(chain.desk.deliver("deliver_ord_1", delivery)).rejects.toMatchObject({
    ...{ code: "CHAIN_REVERTED", data: { reason: "ERC7943CannotReceive" } },
  });
  for (const { address: account } of [ada, ben]) {
    const verdict = {
      account,
      verifiedUntil: now + 365 * DAY_MS,
      jurisdiction: 840,
      category: "professional",
      frozen: false,
    } as const;
    await chain.identities.register(`register_${account}`, verdict);
    expect(await chain.identities.find(account)).toEqual(verdict);
  }
  const receipt = await chain.desk.deliver("deliver_ord_1", delivery);
  expect(await chain.desk.deliver("deliver_ord_1", delivery)).toEqual(receipt);
  await expect(chain.desk.deliver("deliver_ord_1", { ...delivery, tokens: 1n })).rejects.toMatchObject({
    code: "CHAIN_RELAY_CONFLICT",
  });
  await expect(chain.desk.deliver("deliver_again", delivery)).rejects.toMatchObject({
    data: { reason: "AlreadyDelivered" },
  });
  expect(await chain.tranches.balanceOf(token, ada.address)).toBe(30_000n);

  const voucher = {
    orderId: "ord_2",
    token,
    buyer: ben.address,
    tokens: 20_001n,
    priceUnits: 20_001_000_000n,
    expiresAt: now + DAY_MS,
  };
  await chain.faucet?.mint("faucet_ben", ben.address, voucher.priceUnits);
  for (const call of chain.desk.purchaseCalls(voucher, await chain.desk.signVoucher(voucher))) await sendAs(ben, call);
  expect(await chain.coin.balanceOf(addresses.safe)).toBe(voucher.priceUnits);
  expect(await chain.desk.deliveries(0n)).toMatchObject([
    { orderKey: chain.desk.orderKeyOf("ord_1"), to: ada.address, priceUnits: null },
    { orderKey: chain.desk.orderKeyOf("ord_2"), to: ben.address, priceUnits: voucher.priceUnits },
  ]);
  expect((await chain.tranches.holders(token)).map(({ tokens }) => tokens).sort()).toEqual([20_001n, 30_000n]);
});

test("a statement is anchored by 2 of 3, its distribution declared through the Safe and paid, once", async () => {
  const token = tranches[0]?.token ?? "";
  const dealId = terms.dealId;
  const statement = {
    kind: "statement",
    ...{ dealId, period: "2026-11", version: 1, previousHash: await chain.statements.head(dealId) },
    ...{
      dealHash: `0x${"01".repeat(32)}`,
      statementHash: `0x${"02".repeat(32)}`,
      evidenceRoot: `0x${"03".repeat(32)}`,
    },
    ...{ availableFundsMinor: 1_000_000n, distributableMinor: 900_000n },
  } as const;
  expect(statement.previousHash).toBe(ZERO_BYTES32);
  const attest = (index: number, hash: string) =>
    privateKeyToAccount(keys.attestors[index] as Hex).sign({ hash: hash as Hex });
  const statementHash = chain.statements.attestationHash(statement);
  const signatures = await Promise.all([2, 0].map((index) => attest(index, statementHash)));
  await expect(chain.statements.anchor("anchor_1", statement, signatures.slice(1))).rejects.toMatchObject({
    data: { reason: "TooFewSignatures" },
  });
  await chain.statements.anchor("anchor_1", statement, signatures);
  expect(await chain.statements.findStatement(dealId, "2026-11", 1)).toMatchObject({
    statementHash: statement.statementHash,
  });
  expect(await chain.statements.attestors(dealId)).toMatchObject({ threshold: 2 });
  expect(await chain.statements.attestors("deal_unknown")).toBeUndefined();

  const distribution = {
    kind: "distribution",
    ...{ dealId, period: "2026-11", statementHash: statement.statementHash },
    ...{ distributionHash: `0x${"04".repeat(32)}`, totalMinor: 100_000n },
  } as const;
  const distributionHash = chain.statements.attestationHash(distribution);
  const attested = await Promise.all([0, 1].map((index) => attest(index, distributionHash)));
  await chain.statements.anchor("anchor_2", distribution, attested);

  const payment = { token, kind: "coupon", sequence: 1, amountMinor: 100_000n } as const;
  const calls = distributionBatch({
    ...{ dealId, period: "2026-11", currency: "USD", recordIndex: 0, payments: [payment], contracts: addresses },
  });
  // Before the record time nobody knows who is entitled.
  expect(await runThroughSafe(calls)).toMatchObject({ refusal: "CALL_WOULD_FAIL", detail: "Call 2 of 2 would fail." });
  now = Number(recordTimesOf(terms)[0]) * 1000 + DAY_MS;
  expect(await runThroughSafe(calls)).toMatchObject({ ok: true });

  const id = chain.coupons.declarationId({ dealId, token, period: "2026-11", kind: "coupon", sequence: 1 });
  const declared = await chain.coupons.declared(token);
  expect(declared).toMatchObject([
    { id, amountUnits: 100_000n * CENT, circulatingTokens: 50_001n, recordIndex: 0, period: "2026-11" },
  ]);
  const holders = await chain.tranches.holdersAtRecord(token, 0);
  // floor(100 000 cents x tokens / 50 001)
  const expected = new Map([
    [ada.address as string, 59_998n],
    [ben.address as string, 40_001n],
  ]);
  for (const { holder } of holders) {
    expect(await chain.coupons.entitlement(id, holder)).toBe((expected.get(holder) ?? 0n) * CENT);
  }
  const before = await chain.coin.balanceOf(addresses.safe);
  const receipt = await chain.coupons.payBatch(
    `pay_${id}`,
    id,
    holders.map(({ holder }) => holder),
  );
  expect(
    await chain.coupons.payBatch(
      `pay_${id}`,
      id,
      holders.map(({ holder }) => holder),
    ),
  ).toEqual(receipt);
  expect(await chain.coin.balanceOf(ada.address)).toBe(59_998n * CENT);
  expect(await chain.coupons.payoutState(id, ben.address)).toBe("paid");
  expect((await chain.coupons.payments(id)).map(({ paid }) => paid)).toEqual([true, true]);
  await chain.coupons.sweepDust(`sweep_${id}`, id);
  expect((await chain.coin.balanceOf(addresses.safe)) - before).toBe(1n * CENT);
});

test("a relayer that dies between journal and wire sends the same bytes again, and once", async () => {
  const token = tranches[0]?.token ?? "";
  const kept = memoryRelayJournal();
  const dying = relayer({
    ...{ client, privateKey: keys.operator },
    journal: {
      get: kept.get,
      put: async (record, replacing) => {
        await kept.put(record, replacing);
        throw new Error("killed");
      },
    },
  });
  const send = (sender: typeof dying, orderId: string, key: string) =>
    tokenDesk({ client, relayer: sender, addresses }, privateKeyToAccount(keys.voucher)).deliver(key, {
      ...{ orderId, token, to: ada.address, tokens: 1n },
    });
  await expect(send(dying, "ord_3", "deliver_3")).rejects.toThrow("killed");
  const signed = await kept.get("deliver_3");
  expect(await chain.desk.isDelivered("ord_3")).toBe(false);
  const revived = relayer({ client, privateKey: keys.operator, journal: kept });
  expect((await send(revived, "ord_3", "deliver_3")).transactionHash).toBe(signed?.transactionHash);

  // Dies again, and this time another transaction takes the nonce: the key is signed anew.
  await expect(send(dying, "ord_4", "deliver_4")).rejects.toThrow("killed");
  await chain.faucet?.mint("nonce_thief", ada.address, 1n);
  const lost = await kept.get("deliver_4");
  const receipt = await send(revived, "ord_4", "deliver_4");
  expect(receipt.transactionHash).not.toBe(lost?.transactionHash);
  expect(await send(revived, "ord_4", "deliver_4")).toEqual(receipt);
});

test("all of it is there again when the chain is rebuilt from its journal", async () => {
  const head = local.head();
  const token = tranches[0]?.token ?? "";
  const [holders, declared] = [await chain.tranches.holders(token), await chain.coupons.declared(token)];
  await local.close();
  rmSync(join(folder, "checkpoint.bin"));
  local = await openLocalChain({ folder, clock: { now: () => now } });
  connect();
  expect(local.head()).toEqual(head);
  expect(await chain.tranches.holders(token)).toEqual(holders);
  expect(await chain.coupons.declared(token)).toEqual(declared);
});
