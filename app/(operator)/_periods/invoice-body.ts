import * as z from "zod";
import { REVENUE_STREAMS } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { PROCEEDS_CAUSES } from "@/lib/core/deal/prepayment-cause";
import type { Currency } from "@/lib/core/money/currency";
import { parseDecimalAmount } from "@/lib/core/money/money";

/** Sentences beside the fields, in the reader's language. */
export type InvoiceWords = {
  readonly number: string;
  readonly required: string;
  readonly amount: string;
  readonly energy: string;
  readonly date: string;
  readonly document: string;
};

const WH_PER_KWH = 1_000;

/** Reads the form of an invoice into what the API takes; its document is read apart. */
export function invoiceBody(words: InvoiceWords, currency: Currency) {
  const text = z.string().trim().min(1, words.required).max(200);
  const minor = z.string().transform((value, context) => minorOf(value, currency, context, words.amount));
  const shared = {
    id: z.string().regex(/^[A-Za-z0-9_-]{3,40}$/, words.number),
    issuedOn: z.iso.date(words.date),
  };
  const cost = z.object({ direction: z.literal("cost"), ...shared, payee: text, amountMinor: minor });
  const revenue = z.object({
    direction: z.literal("revenue"),
    ...shared,
    stationId: z.string(),
    stream: z.enum(REVENUE_STREAMS),
    counterparty: text,
    deliveryPeriod: z.string(),
    energyWh: z.string().transform((value, context) => energyOf(value, context, words.energy)),
    netMinor: minor,
    vatMinor: minor,
  });
  const proceeds = z.object({
    direction: z.literal("proceeds"),
    ...shared,
    cause: z.enum(PROCEEDS_CAUSES),
    stationId: z.string().transform((id) => (id === "" ? null : id)),
    counterparty: text,
    label: text.min(3, words.required),
    netMinor: minor,
    vatMinor: minor,
  });
  return z.object({
    invoice: z
      .discriminatedUnion("direction", [cost, revenue, proceeds])
      .transform((invoice) => ({ ...invoice, currency })),
    document: z.instanceof(File, { error: words.document }),
  });
}

export type InvoiceBody = z.output<ReturnType<typeof invoiceBody>>;

function minorOf(value: string, currency: Currency, context: z.RefinementCtx, message: string): string {
  try {
    const { minor } = parseDecimalAmount(currency, value.trim());
    if (minor >= 0n) return minor.toString();
  } catch {
    // Not an amount of this currency: said below.
  }
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

/** Kilowatt hours with up to three decimals as watt hours; nothing where the invoice is for no energy. */
function energyOf(value: string, context: z.RefinementCtx, message: string): string | null {
  const given = value.trim();
  if (given === "") return null;
  if (/^\d{1,12}(\.\d{1,3})?$/.test(given)) {
    const [whole = "0", fraction = ""] = given.split(".");
    return (BigInt(whole) * BigInt(WH_PER_KWH) + BigInt(fraction.padEnd(3, "0"))).toString();
  }
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
