import { getAddress } from "viem";
import type { Actor } from "@/lib/core/identity/actor";
import { decodeCalls } from "@/lib/core/issuance/decode-calls";
import type { SafeProposal } from "@/lib/core/issuance/proposal";
import { balancesOf } from "@/lib/core/ledger/ledger";
import { DAY_MS } from "@/lib/core/time/instant";
import { readKyc } from "@/lib/flows/kyc/read-kyc";
import { startKyc } from "@/lib/flows/kyc/start-kyc";
import { offeringIdOf } from "@/lib/flows/offerings/offering-records";
import { proposals } from "@/lib/flows/proposals/proposal-records";
import { relayProposal } from "@/lib/flows/proposals/relay-proposal";
import { signProposal } from "@/lib/flows/proposals/sign-proposal";
import { readAll } from "@/lib/flows/read-all";
import { placeOrder } from "@/lib/flows/subscription/place-order";
import { preparePurchase } from "@/lib/flows/subscription/prepare-purchase";
import { readOrder } from "@/lib/flows/subscription/read-orders";
import { reportPurchase } from "@/lib/flows/subscription/report-purchase";
import { createTestPorts, type TestPorts, testPerson } from "./harness";
import { storeIssuedDeal } from "./issued-deal";

// The embedded table on a busy machine.
jest.setTimeout(300_000);

let test: TestPorts;
let dealId: string;
let orgId: string;
let offeringId: string;
let investor: Actor;
let keys = 0;

beforeEach(async () => {
  test = await createTestPorts();
  const deal = await storeIssuedDeal(test);
  await test.drain();
  [dealId, orgId] = [deal.id, deal.orgId];
  offeringId = offeringIdOf(dealId, deal.issuance?.tranches[0]?.trancheId ?? "");
  const plain = testPerson("ivo");
  investor = { ...plain, walletAddress: getAddress(plain.walletAddress ?? "") };
  await startKyc(test.ports, investor, { country: "US", category: "professional", returnUrl: "http://127.0.0.1/" });
  for (const [checkId, check] of test.checks) {
    const decided = { decidedAt: test.now(), verifiedUntil: test.now() + 365 * DAY_MS };
    test.checks.set(checkId, { ...check, state: "verified", ...decided });
  }
  await readKyc(test.ports, investor);
  await test.drain();
}, 300_000);
afterEach(() => test.close());

/** An order for 1 000 tokens at 1 000.00, with a voucher in the investor's hands. */
async function ordered() {
  keys += 1;
  const input = { offeringId, tokens: 1_000, method: "stablecoin" as const, idempotencyKey: `coin-key-${keys}` };
  const { value } = await placeOrder(test.ports, investor, input);
  await test.drain();
  const { voucher } = await preparePurchase(test.ports, investor, value.id);
  return { id: value.id, voucher };
}

/** The investor's wallet sends coin straight to the Safe. */
function send(cents: bigint, rest = 0n): string {
  const transactionHash = `0x${(test.chain.coinTransfers.length + 1).toString().padStart(64, "0")}`;
  test.chain.coinTransfers.push({
    ...{ from: investor.walletAddress ?? "", to: test.ports.chain.addresses.safe, coinUnits: cents * 10_000n + rest },
    ...{ transactionHash, blockNumber: 1n, logIndex: 0 },
  });
  return transactionHash;
}

async function read(orderId: string) {
  const { value } = await readOrder(test.ports, investor, orderId);
  await test.drain();
  return value;
}

async function refundProposals(): Promise<SafeProposal[]> {
  const all = await readAll((page) => test.ports.book.listByOrg(proposals, orgId, page));
  return all.map(({ value }) => value).filter(({ purpose }) => purpose === "refund");
}

/** Two owners sign, anybody relays. */
async function execute({ id, safeTxHash }: SafeProposal): Promise<void> {
  const own = testPerson("owner");
  const signer = { ...own, memberships: [{ userId: own.userId, orgId, role: "signer" as const }] };
  for (const digit of ["e", "f"]) {
    await signProposal(test.ports, signer, { proposalId: id, safeTxHash, signature: `0x${digit.repeat(130)}` });
  }
  await relayProposal(test.ports, signer, id);
  await test.drain();
}

async function balances(): Promise<Record<string, bigint>> {
  return Object.fromEntries(balancesOf(await readAll((page) => test.ports.book.ledger(dealId, page))));
}

it("delivers what was bought and gives coin beyond it back by the Safe, each cent posted", async () => {
  const { id, voucher } = await ordered();
  test.chain.buy(voucher);
  send(500n);
  const { order } = await read(id);
  expect(order).toMatchObject({ state: "delivered", refunds: [{ amountMinor: "500", state: "requested" }] });
  expect(await balances()).toMatchObject({ [`${dealId}:refunds-payable`]: 500n, [`${dealId}:proceeds`]: 100_000n });
  const [proposal] = await refundProposals();
  if (!proposal) throw new Error("the order has made its proposal");
  const [call] = decodeCalls(proposal.calls, { ...test.ports.chain.addresses, tokens: [] });
  expect(call?.sentence).toEqual({ key: "transferCoin", values: { to: investor.walletAddress, amount: "5.000000" } });
  await execute(proposal);
  const settled = await read(id);
  expect(settled.order.refunds).toMatchObject([{ state: "succeeded" }]);
  expect(await balances()).toMatchObject({ "external:chain": -100_000n, [`${dealId}:refunds-payable`]: 0n });
  await test.redeliver();
  expect(await refundProposals()).toHaveLength(1);
  expect((await read(id)).order).toEqual(settled.order);
});

it("takes coin that comes too late as late, and gives all of it back", async () => {
  const { id } = await ordered();
  test.advance(2 * DAY_MS);
  expect((await read(id)).order.state).toBe("expired");
  send(100_000n);
  expect((await read(id)).order.state).toBe("late-paid");
  const [proposal] = await refundProposals();
  if (!proposal) throw new Error("the order has made its proposal");
  await execute(proposal);
  expect((await read(id)).order.state).toBe("refunded");
  expect(test.chain.deliveries).toHaveLength(0);
  expect(await balances()).toMatchObject({ "external:chain": 0n, [`${dealId}:subscription-funds`]: 0n });
});

it("lets coin sent straight to the Safe buy the tokens, for one order only, and names what is below a cent", async () => {
  const first = await ordered();
  const second = await ordered();
  const transactionHash = send(100_000n, 7n);
  await reportPurchase(test.ports, investor, { orderId: first.id, transactionHash });
  const paid = await read(first.id);
  await test.drain();
  expect((await read(first.id)).order.state).toBe("delivered");
  expect(paid.reviews).toMatchObject([{ reason: expect.stringContaining("7 coin units") }]);
  expect((await read(second.id)).order.state).toBe("awaiting-payment");
  expect(test.chain.deliveries).toHaveLength(1);
});
