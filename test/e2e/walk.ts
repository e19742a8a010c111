import type { Page } from "playwright-core";
import type { Harness, Visitor } from "./harness";

/** What the steps of the walk hand to each other. Everything in it was read from a page or an address of the portal. */
export type Walk = {
  readonly harness: Harness;
  readonly stationName: string;
  readonly dealName: string;
  stationId: string;
  dealId: string;
  /** The first collection month, yyyy-mm. */
  period: string;
  /** The one who pays by bank transfer, and the one who pays with the test dollar. */
  readonly investors: { readonly bank: string; readonly coin: string };
  readonly orderIds: Record<"bank" | "coin", string>;
  /** What the holder of the bank order got, as the investor's page says it, and the address of that page. */
  coupon: { amount: string; path: string };
  /** Files that the auditor saved. */
  readonly files: Map<string, Buffer>;
};

export function newWalk(harness: Harness): Walk {
  return {
    harness,
    stationName: "Walked Station",
    dealName: "Walked Deal",
    stationId: "",
    dealId: "",
    period: "",
    investors: { bank: "walker-bank@example.org", coin: "walker-coin@example.org" },
    orderIds: { bank: "", coin: "" },
    coupon: { amount: "", path: "" },
    files: new Map(),
  };
}

/** How often a step is tried that a busy machine answers with "try again later"; it is carried out once. */
const TRIES_MAX = 4;

/** Opens a binding step, ticks what must be read, and confirms it. */
export async function confirmDialog(page: Page, trigger: string | RegExp, confirm: string): Promise<void> {
  await page
    .getByRole("button", { name: trigger, exact: typeof trigger === "string" })
    .first()
    .click();
  const dialog = page.getByRole("alertdialog");
  const agreement = dialog.getByRole("checkbox");
  if ((await agreement.count()) > 0) await agreement.check();
  const again = dialog.getByText("Try again later", { exact: true });
  for (let tries = 1; ; tries++) {
    await dialog.getByRole("button", { name: confirm, exact: true }).click();
    await Promise.race([dialog.waitFor({ state: "hidden" }), again.waitFor()]);
    if (tries === TRIES_MAX || !(await again.isVisible())) break;
  }
  await dialog.waitFor({ state: "hidden" });
}

/** The last part of the address once it is an object of this kind. */
export async function idInAddress(page: Page, prefix: string): Promise<string> {
  const pattern = new RegExp(`/(${prefix}_[0-9A-Z]{26})(?=$|[/?#])`);
  await page.waitForURL(pattern);
  return pattern.exec(page.url())?.[1] ?? "";
}

const EVENTUALLY_MS = 240_000;

/** Asks again and again until the answer is there: what follows an event is done by the queue. */
export async function eventually<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = Date.now() + EVENTUALLY_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not come about within ${EVENTUALLY_MS / 1000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Reads the page again until it says so. */
export async function eventuallyShown(visitor: Visitor, path: string, text: string | RegExp): Promise<void> {
  await eventually(`${path} says ${String(text)}`, async () => {
    await visitor.open(path);
    return (await visitor.page.getByText(text).count()) > 0;
  });
}
