import { html } from "hono/html";
import { CURRENCY_SCALE, Currency } from "../../../lib/core/money/currency";
import { money, toDecimalString } from "../../../lib/core/money/money";
import { choiceForm, type Markup, simulatedPage } from "../simulated-page";
import { SIMULATED_TEXTS } from "../simulated-texts";
import { bankDetails, referenceOf } from "./intents";
import type { IntentRecord, SessionRecord } from "./records";

const TEXTS = SIMULATED_TEXTS.checkout;

export type CheckoutChoice = keyof typeof TEXTS.actions;

export type CheckoutView = {
  readonly session: SessionRecord;
  readonly intent: IntentRecord | null;
  /** All that the payer has sent [minor units]. */
  readonly received: number;
  readonly isDisputed: boolean;
  readonly account: string;
};

export function checkoutPage(view: CheckoutView): Markup {
  const { session } = view;
  const status = statusOf(view);
  const choices = choicesOf(view);
  const action = `/simulated/checkout/${session.id}?account=${encodeURIComponent(view.account)}`;
  const isOver = session.status !== "open";
  const wayBack = isOver ? session.success_url : session.cancel_url;
  return simulatedPage(
    TEXTS.title,
    html`<dl>
<dt>${TEXTS.item}</dt><dd>${session.simulated.description}</dd>
<dt>${TEXTS.amount}</dt><dd><strong>${amountText(session.amount_total, session.currency)}</strong></dd>
<dt>${TEXTS.received}</dt><dd>${amountText(view.received, session.currency)}</dd>
<dt>${TEXTS.status}</dt><dd><span role="status">${TEXTS.statuses[status]}</span></dd>
</dl>
${session.simulated.transferType === null ? cardHint() : bankSection(session)}
${
  choices.length === 0
    ? ""
    : html`<h2>${TEXTS.choose}</h2><ul class="plain">${choices.map((value, index) =>
        choiceForm({
          action,
          value,
          label: TEXTS.actions[value],
          explained: TEXTS.explained[value],
          isPrimary: index === 0 && session.status === "open",
        }),
      )}</ul>`
}
${wayBack === null ? "" : html`<p><a href="${wayBack}">${isOver ? TEXTS.back : TEXTS.leave}</a></p>`}`,
  );
}

/** What can still happen. After the end of a bank payment, money can arrive all the same. */
export function choicesOf({ session, intent, isDisputed }: CheckoutView): CheckoutChoice[] {
  if (session.payment_method_types[0] === "card") {
    if (session.status === "open") return ["card", "decline", "cancel"];
    return intent?.status === "succeeded" && !isDisputed ? ["dispute"] : [];
  }
  if (session.simulated.lateTransferAt !== null) return [];
  const isEnded = session.status === "expired" || intent?.status === "canceled" || intent?.status === "succeeded";
  if (isEnded) return ["exactly"];
  return ["exactly", "less", "more", "late", "fail", "cancel"];
}

function statusOf({ session, intent }: CheckoutView): keyof typeof TEXTS.statuses {
  if (intent?.status === "succeeded") return "paid";
  if (session.simulated.lateTransferAt !== null) return "late";
  if (session.status === "expired" || intent?.status === "canceled") return "ended";
  return session.status === "open" ? "open" : "waiting";
}

function bankSection(session: SessionRecord): Markup {
  const type = session.simulated.transferType ?? "us_bank_transfer";
  const details = Object.values(bankDetails(type, session.customer)).find((value) => isCoordinates(value));
  const rows = Object.entries(isCoordinates(details) ? details : {});
  return html`<h2>${TEXTS.bankTitle}</h2><p class="muted">${TEXTS.bankHint}</p><dl>
${rows.map(([name, value]) => html`<dt>${name.replaceAll("_", " ")}</dt><dd><code>${String(value)}</code></dd>`)}
<dt>${TEXTS.reference}</dt><dd><code>${referenceOf(session.customer)}</code></dd></dl>`;
}

function cardHint(): Markup {
  return html`<h2>${TEXTS.cardTitle}</h2><p class="muted">${TEXTS.cardHint}</p>`;
}

function isCoordinates(value: unknown): value is Record<string, string> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function amountText(minor: number, currency: string): string {
  const code = Currency.parse(currency.toUpperCase());
  const [whole = "", fraction = ""] = toDecimalString(money(code, BigInt(minor))).split(".");
  return `${code} ${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${CURRENCY_SCALE[code] > 0 ? `.${fraction}` : ""}`;
}
