import * as z from "zod";
import { WaterfallResultJson } from "../../../lib/core/abs/waterfall/waterfall-result-json";
import type { CalendarPeriod, DealTerms } from "../../../lib/core/deal/terms";
import { formatAmount } from "../../../lib/core/money/format-amount";
import { money } from "../../../lib/core/money/money";
import { addDays } from "../../../lib/core/time/local-date";
import { DistributionRecord } from "../../../lib/flows/distribution/distribution-records";
import { signAndRelay } from "./deal-step";
import { type DemoWorld, until } from "./demo-world";
import { moveClockTo } from "./metering-step";
import { printTable } from "./print-table";

const View = z.object({ distribution: DistributionRecord, waterfall: WaterfallResultJson });
const Proposal = z.object({ value: z.object({ id: z.string() }) });
const Entitlements = z.object({
  items: z.array(z.object({ distributionId: z.string(), holder: z.string(), amountMinor: z.string() }).loose()),
});
const Coupons = z.object({ items: z.array(z.object({ value: z.object({ amountMinor: z.string() }).loose() })) });

/** Step 7: the waterfall runs on the attested cash; the Safe funds and declares; holders of record are paid. */
export async function distributionStep(world: DemoWorld, terms: DealTerms, period: CalendarPeriod): Promise<void> {
  const operator = await world.visitor("operator@example.com");
  const path = `/api/v1/deals/${terms.dealId}/periods/${period.period}/distribution`;
  await moveClockTo(world, addDays(period.record, 1), terms.timeZone);
  await operator.post(path, {}, z.unknown());
  const { distribution, waterfall } = await until("attestation of the distribution", async () => {
    const view = await operator.get(path, View);
    return view.distribution.state === "anchored" ? view : null;
  });
  const amount = (minor: string) => formatAmount(money(terms.currency, BigInt(minor)));
  printTable(
    "7  Waterfall",
    ["step", "pays", "due", "paid"],
    waterfall.transfers.map((transfer) => [
      transfer.stepId,
      transfer.kind,
      amount(transfer.dueMinor),
      amount(transfer.amountMinor),
    ]),
  );
  const { items } = await operator.get(`${path}/entitlements?limit=200`, Entitlements);
  printTable(
    `   Distribution ${distribution.distributionHash}`,
    ["distribution", "holder", "amount"],
    items.map(({ distributionId, holder, amountMinor }) => [distributionId, holder, amount(amountMinor)]),
  );
  await moveClockTo(world, period.payment, terms.timeZone);
  await operator.post(`${path}/funding`, {}, z.unknown());
  const { value: proposal } = await operator.post(`${path}/proposal`, {}, Proposal);
  await signAndRelay(world, proposal.id, "   Safe transaction: distribution");
  await until("the payments", async () => (await operator.get(path, View)).distribution.state === "paid");
  const rows: string[][] = [];
  for (const email of ["investor@example.com", "second-investor@example.com"]) {
    const investor = await world.visitor(email);
    const coupons = await investor.get("/api/v1/me/coupons?limit=200", Coupons);
    for (const { value } of coupons.items) rows.push([email, amount(value.amountMinor)]);
  }
  printTable("   Paid", ["investor", "coupon or redemption"], rows);
}
