import type { Visitor } from "../harness";
import { confirmDialog, eventually, type Walk } from "../walk";

type PeriodView = {
  readonly statement: { readonly state: string; readonly id: string } | null;
  readonly distribution: { readonly state: string } | null;
};

/** A month of sessions, charged one by one and paid out day by day. */
const SETTLE_LIMIT_MS = 240_000;

/** Step 6: the operator settles the charging payments, closes the month, and the attested statement is anchored. */
export async function periodStep(walk: Walk): Promise<void> {
  const operator = await walk.harness.as("operator@example.com");
  const { page } = operator;
  const path = periodPath(walk);
  await operator.open(`/operator/deals/${walk.dealId}`);
  await operator.look("6-deal-periods");
  await operator.open(path);
  await moveClock(operator, path, "the cut-off day is over");
  await page.getByRole("button", { name: /Charge and settle the sessions/ }).click();
  // The notice goes by itself; what it tells of stays on the page.
  await page.getByRole("button", { name: "Import again" }).waitFor({ timeout: SETTLE_LIMIT_MS });
  await operator.open(path);
  await recordInvoice(operator, walk);
  await operator.open(path);
  await operator.look("6-period-ready");
  await confirmDialog(page, "Close the period", "Close now");
  await reachState(operator, walk, (view) => view.statement?.state === "anchored", "the statement is anchored");
  await operator.open(path);
  await operator.look("6-period-anchored");
}

export function periodPath({ dealId, period }: Walk): string {
  return `/operator/deals/${dealId}/periods/${period}`;
}

export async function moveClock({ page, open }: Visitor, path: string, to: string): Promise<void> {
  await open(path);
  const moments = page.getByRole("combobox", { name: "Move the clock to" });
  await moments.waitFor();
  // A moment that is not offered is over.
  if ((await moments.getByRole("option", { name: to, exact: true }).count()) === 0) return;
  await moments.selectOption({ label: to });
  await confirmDialog(page, "Move the clock", "Move the clock now");
  await open(path);
}

export function reachState(
  visitor: Visitor,
  walk: Walk,
  reached: (view: PeriodView) => boolean,
  what: string,
): Promise<true> {
  return eventually(what, async () => {
    const view = await visitor.api<PeriodView>(`/deals/${walk.dealId}/periods/${walk.period}`);
    return reached(view) ? (true as const) : undefined;
  });
}

/** An operating cost with its document: the waterfall pays it first. */
async function recordInvoice({ page }: Visitor, walk: Walk): Promise<void> {
  await page.getByText("Record an invoice", { exact: true }).click();
  await page.getByRole("textbox", { name: "Number" }).fill("WALK-1");
  await page.getByLabel("Issued on").fill(`${walk.period}-28`);
  await page.getByRole("textbox", { name: "Payee" }).fill("Grid operator");
  await page.getByRole("textbox", { name: "Amount", exact: true }).fill("250.00");
  await page
    .getByLabel("Document")
    .setInputFiles({ name: "invoice.txt", mimeType: "text/plain", buffer: Buffer.from("250.00 USD") });
  await page.getByRole("button", { name: "Record the invoice" }).click();
  await page.getByText("The invoice is recorded").first().waitFor();
}
