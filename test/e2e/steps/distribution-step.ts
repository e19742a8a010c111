import { confirmDialog, type Walk } from "../walk";
import { moveClock, periodPath, reachState } from "./period-step";
import { signProposal } from "./sign-proposal";

type Coupons = {
  readonly items: readonly { readonly value: { readonly dealId: string; readonly amountMinor: string } }[];
};

/** Step 7: the waterfall runs, the payment is signed and made, and the investor follows a coupon down to a reading. */
export async function distributionStep(walk: Walk): Promise<void> {
  const operator = await walk.harness.as("operator@example.com");
  const { page } = operator;
  const path = periodPath(walk);
  await moveClock(operator, path, "the record date is over");
  await confirmDialog(page, "Run the waterfall", "Run it now");
  await reachState(operator, walk, (view) => view.distribution?.state === "anchored", "the distribution is anchored");
  await operator.open(path);
  await operator.look("7-distribution");
  await moveClock(operator, path, "the payment date begins");
  await confirmDialog(page, "Fund the Safe (SIMULATED)", "Fund now");
  await operator.open(path);
  await confirmDialog(page, "Propose to the Safe", "Propose now");
  await operator.open(path);
  const link = await page.getByRole("link", { name: "Open the signer's page" }).getAttribute("href");
  const proposalId = /prp_[0-9A-Z]{26}/.exec(link ?? "")?.[0] ?? "";
  await signProposal(walk, proposalId, "7-distribution");
  await finishDistribution(walk);
}

/** Once the Safe has declared them, the coupons pay themselves; the investor and the trustee see what came of it. */
async function finishDistribution(walk: Walk): Promise<void> {
  const operator = await walk.harness.as("operator@example.com");
  const path = periodPath(walk);
  await reachState(operator, walk, (view) => view.distribution?.state === "paid", "the holders are paid");
  await operator.open(path);
  await operator.look("7-paid");
  await followCoupon(walk);
  await lookAsTrustee(walk);
}

async function followCoupon(walk: Walk): Promise<void> {
  const investor = await walk.harness.as(walk.investors.bank);
  const { page } = investor;
  await investor.open("/investor/coupons");
  await investor.look("7-coupons");
  const { items } = await investor.api<Coupons>("/me/coupons");
  expect(items.filter(({ value }) => value.dealId === walk.dealId).length).toBeGreaterThan(0);
  await page.getByRole("table").getByRole("link").first().click();
  await page.waitForURL(/\/investor\/coupons\/.+/);
  walk.coupon.path = new URL(page.url()).pathname;
  for (const level of [
    "Your amount",
    "Per token",
    /^The tranche/,
    "The waterfall",
    /^The statement/,
    "Sessions and readings",
  ]) {
    await page.getByRole("heading", { name: level }).first().waitFor();
  }
  await page
    .getByText(/^Show the( \d+)? lines?/)
    .first()
    .click();
  await page
    .locator("summary, button")
    .filter({ hasText: /Charging/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Charging session" }).first().waitFor();
  const reading = page.getByRole("region", { name: "Signed readings around the session" }).first();
  await reading.waitFor();
  await reading.locator("summary").first().click();
  await page.getByText("Import counter").first().waitFor();
  await investor.look("7-coupon-way");
}

async function lookAsTrustee(walk: Walk): Promise<void> {
  const trustee = await walk.harness.as("trustee@example.com");
  await trustee.open(periodPath(walk));
  await trustee.page.getByText("it cannot be held any more").first().waitFor();
  expect(await trustee.page.getByRole("button", { name: "Close the period" }).count()).toBe(0);
  await trustee.look("7-trustee");
}
