import type { Visitor } from "../harness";
import { confirmDialog, eventuallyShown, idInAddress, type Walk } from "../walk";

type Offerings = {
  readonly items: readonly { readonly offeringId: string; readonly dealId: string; readonly trancheClass: string }[];
};
type Order = { readonly order: { readonly state: string; readonly tokens: number } };
type Holdings = { readonly items: readonly { readonly dealId: string; readonly tokens: string }[] };

const TOKENS = 1_000;
const DELIVERED = "Done. The tokens are in your wallet";

/** Step 4: two new investors qualify, order and pay, one by bank transfer and one with the test dollar; both hold tokens. */
export async function orderStep(walk: Walk): Promise<void> {
  const bank = await walk.harness.as(walk.investors.bank);
  const offeringId = await readOffering(bank, walk);
  await expectRefusedWithoutKyc(bank, offeringId);
  await qualify(bank);
  walk.orderIds.bank = await order(bank, offeringId, /^Bank transfer/, "4-bank");
  await payByTransfer(bank, walk.orderIds.bank);
  await expectDelivered(bank, walk, walk.orderIds.bank);

  const coin = await walk.harness.as(walk.investors.coin);
  await qualify(coin);
  walk.orderIds.coin = await order(coin, offeringId, /^Stablecoin/, "4-coin");
  await payWithCoin(coin);
  await expectDelivered(coin, walk, walk.orderIds.coin);
  await bank.open("/investor");
  await bank.page.getByText(walk.dealName).first().waitFor();
  await bank.look("4-portfolio");
}

async function readOffering(investor: Visitor, walk: Walk): Promise<string> {
  const { items } = await investor.api<Offerings>("/offerings");
  const offering = items.find(({ dealId, trancheClass }) => dealId === walk.dealId && trancheClass === "senior");
  if (!offering) throw new Error("the senior tranche is not on offer");
  await investor.open("/");
  await investor.page
    .getByRole("link", { name: new RegExp(walk.dealName) })
    .first()
    .waitFor();
  await investor.look("4-offerings");
  await investor.open(`/offerings/${offering.offeringId}`);
  await investor.page.getByRole("heading", { name: "Risks" }).waitFor();
  await investor.look("4-offering");
  return offering.offeringId;
}

async function expectRefusedWithoutKyc(investor: Visitor, offeringId: string): Promise<void> {
  await investor.open(`/investor/orders/new?offering=${offeringId}`);
  await investor.page.getByRole("button", { name: "See price and conditions" }).click();
  await investor.page.getByText("Your identity is not checked yet.").waitFor();
  expect(await investor.page.getByRole("button", { name: "Order", exact: true }).count()).toBe(0);
  await investor.look("4-not-eligible");
}

async function qualify(investor: Visitor): Promise<void> {
  const { page } = investor;
  await investor.open("/investor/qualify");
  await page.getByRole("button", { name: "Link this wallet" }).click();
  await page.getByText("The wallet is linked").first().waitFor();
  await page.getByLabel("Country of residence").selectOption({ label: "United States" });
  await page.getByLabel("Category").selectOption({ label: "Professional" });
  await investor.look(`4-qualify-${investor.email.split("@")[0]}`);
  await page.getByRole("button", { name: "Start the check" }).click();
  await page.getByRole("heading", { name: "Identity check" }).waitFor();
  await investor.look("4-kyc-provider");
  await page.getByRole("button", { name: "Approve" }).click();
  await eventuallyShown(investor, "/investor/qualify", "You can order now.");
}

async function order(investor: Visitor, offeringId: string, method: RegExp, name: string): Promise<string> {
  const { page } = investor;
  await investor.open(`/investor/orders/new?offering=${offeringId}`);
  await page.getByRole("textbox", { name: "Number of tokens" }).fill(String(TOKENS));
  await page.getByRole("radio", { name: method }).check();
  await page.getByRole("button", { name: "See price and conditions" }).click();
  await page.getByText("You can lose all of it.").waitFor();
  await investor.look(`${name}-new-order`);
  await confirmDialog(page, "Order", "Order now");
  const orderId = await idInAddress(page, "ord");
  await page.getByText("What happens next").first().waitFor();
  await investor.look(`${name}-order`);
  return orderId;
}

async function payByTransfer(investor: Visitor, orderId: string): Promise<void> {
  const { page } = investor;
  await investor.open(`/investor/orders/${orderId}`);
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.getByRole("heading", { name: "Payment", exact: true }).waitFor();
  await investor.look("4-checkout");
  await page.getByRole("button", { name: "Pay exactly" }).click();
}

async function payWithCoin(investor: Visitor): Promise<void> {
  const { page } = investor;
  await page.getByRole("button", { name: "Prepare the purchase" }).click();
  await page.getByRole("button", { name: /^Get .* test dollars$/ }).click();
  const buy = page.getByRole("button", { name: "Pay and receive the tokens" });
  await buy.waitFor();
  await investor.look("4-coin-purchase");
  await buy.click();
  // The wallet sends two transactions from this page; leaving it between them would leave the order unpaid.
  await page.getByText(DELIVERED).waitFor({ timeout: 120_000 });
}

async function expectDelivered(investor: Visitor, walk: Walk, orderId: string): Promise<void> {
  await eventuallyShown(investor, `/investor/orders/${orderId}`, DELIVERED);
  await investor.look(`4-delivered-${investor.email.split("@")[0]}`);
  const view = await investor.api<Order>(`/orders/${orderId}`);
  expect([view.order.state, view.order.tokens]).toEqual(["delivered", TOKENS]);
  const { items } = await investor.api<Holdings>("/me/holdings");
  expect(items.find(({ dealId }) => dealId === walk.dealId)?.tokens).toBe(String(TOKENS));
}
