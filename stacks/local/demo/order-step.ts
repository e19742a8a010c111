import { createWalletClient, custom, defineChain } from "viem";
import * as z from "zod";
import { OfferingRow } from "../../../lib/api/views/offering-view";
import { OrderView, PurchaseView } from "../../../lib/api/views/order-view";
import { formatAmount } from "../../../lib/core/money/format-amount";
import { fromJson } from "../../../lib/core/money/money";
import { type DemoWorld, until } from "./demo-world";
import { printTable } from "./print-table";
import type { Visitor } from "./visitor";

const Offerings = z.object({ items: z.array(OfferingRow) });
const Detail = z.object({ symbol: z.string(), minimumTokens: z.number() });
const Kyc = z.object({ state: z.string(), checkUrl: z.string().nullable(), isRegistered: z.boolean() });

type Purchase = {
  readonly email: string;
  readonly trancheClass: string;
  readonly method: "bank-transfer" | "stablecoin";
  readonly lots: number;
};

const PURCHASES: readonly Purchase[] = [
  { email: "investor@example.com", trancheClass: "senior", method: "bank-transfer", lots: 25 },
  { email: "second-investor@example.com", trancheClass: "mezzanine", method: "stablecoin", lots: 2 },
  { email: "second-investor@example.com", trancheClass: "junior", method: "bank-transfer", lots: 1 },
];

/** Step 4: two investors qualify, buy by bank transfer and with the test dollar, and receive tokens against final funds. */
export async function orderStep(world: DemoWorld, dealId: string): Promise<void> {
  const rows: string[][] = [];
  for (const purchase of PURCHASES) {
    const investor = await world.visitor(purchase.email);
    await qualify(investor);
    const { items } = await until("the offerings", async () => {
      const found = await investor.get("/api/v1/offerings?limit=200", Offerings);
      return found.items.some((offering) => offering.dealId === dealId) ? found : null;
    });
    const offering = items.find((item) => item.dealId === dealId && item.trancheClass === purchase.trancheClass);
    if (!offering) throw new Error(`nothing ${purchase.trancheClass} is on offer`);
    const { offeringId } = offering;
    const { symbol, minimumTokens } = await investor.get(`/api/v1/offerings/${offeringId}`, Detail);
    const tokens = minimumTokens * purchase.lots;
    const placed = await investor.post("/api/v1/orders", { offeringId, tokens, method: purchase.method }, OrderView);
    const path = `/api/v1/orders/${placed.order.id}`;
    if (purchase.method === "stablecoin") await payOnChain(world, investor, path);
    else await payByTransfer(investor, path);
    const delivered = await until(`the delivery of ${symbol}`, async () => {
      const found = await investor.get(path, OrderView);
      return found.order.state === "delivered" ? found : null;
    });
    rows.push([
      purchase.email,
      symbol,
      String(delivered.order.tokens),
      formatAmount(fromJson(delivered.order.due)),
      purchase.method,
      delivered.order.state,
    ]);
  }
  printTable("4  Orders", ["investor", "tranche", "tokens", "price", "paid by", "state"], rows);
}

async function qualify(investor: Visitor): Promise<void> {
  const known = await investor.get("/api/v1/me/kyc", Kyc);
  if (known.isRegistered) return;
  await investor.linkWallet();
  const declared = { country: "US", category: "professional", returnTo: "/investor/qualify" };
  const { checkUrl } = await investor.post("/api/v1/me/kyc", declared, Kyc);
  if (checkUrl === null) throw new Error("the identity check has no page");
  await investor.choose(checkUrl, "approve");
  await until("the identity check", async () => (await investor.get("/api/v1/me/kyc", Kyc)).isRegistered);
}

async function payByTransfer(investor: Visitor, path: string): Promise<void> {
  const { order } = await investor.post(`${path}/payment`, { returnTo: "/investor" }, OrderView);
  if (order.checkoutUrl === null) throw new Error("the order has no payment page");
  await investor.choose(order.checkoutUrl, "exactly");
}

/** Sends the two calls of the voucher from the investor's own wallet: approve, then buy, payment against delivery. */
async function payOnChain(world: DemoWorld, investor: Visitor, path: string): Promise<void> {
  await investor.post("/api/v1/me/test-coins", { coins: 100_000 }, z.unknown());
  const { calls } = await investor.post(`${path}/voucher`, {}, PurchaseView);
  const { chainId } = world.product.runtime.ports.stage;
  const rpc = `${world.origin}/rpc`;
  const chain = defineChain({
    id: chainId,
    name: `chain ${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpc] } },
  });
  const wallet = createWalletClient({
    account: await investor.wallet(),
    chain,
    transport: custom({ request: (call) => jsonRpc(rpc, call) }),
  });
  let transactionHash = "";
  for (const { to, data } of calls) {
    transactionHash = await wallet.sendTransaction({ to: to as `0x${string}`, data: data as `0x${string}` });
  }
  await investor.post(`${path}/purchase`, { transactionHash }, z.unknown());
}

async function jsonRpc(url: string, { method, params }: { method: string; params?: unknown }): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: params ?? [] }),
  });
  const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}
