import * as z from "zod";
import { REVENUE_STREAMS } from "../cashflow/lines/monthly-cash-flow";
import { PROCEEDS_CAUSES } from "../deal/prepayment-cause";
import { NonNegativeMinor } from "../deal/terms";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { Currency } from "../money/currency";
import { LocalDate, YearMonth } from "../time/local-date";

const InvoiceId = z.string().regex(/^[A-Za-z0-9_-]{3,40}$/, "an invoice number: letters, digits, _ and -");

/** A cost of operation that the deal has to pay, with the hash of the document that evidences it. */
export const CostInvoice = z.strictObject({
  direction: z.literal("cost"),
  id: InvoiceId,
  payee: z.string().min(1).max(200),
  currency: Currency,
  amountMinor: NonNegativeMinor,
  issuedOn: LocalDate,
  documentHash: Sha256Hex,
});
export type CostInvoice = z.infer<typeof CostInvoice>;

/**
 * Revenue that is invoiced or credited to the deal other than by a charging session: export, host supply, grid services.
 * The bank line that pays it names `id`.
 */
export const RevenueInvoice = z.strictObject({
  direction: z.literal("revenue"),
  id: InvoiceId,
  stationId: idSchema("station"),
  stream: z.enum(REVENUE_STREAMS),
  counterparty: z.string().min(1).max(200),
  currency: Currency,
  deliveryPeriod: YearMonth,
  /** Energy that the amount stands for [Wh]; compared with the grid meter for export, null where it is no energy. */
  energyWh: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable(),
  netMinor: NonNegativeMinor,
  vatMinor: NonNegativeMinor,
  issuedOn: LocalDate,
  documentHash: Sha256Hex,
});
export type RevenueInvoice = z.infer<typeof RevenueInvoice>;

/**
 * Proceeds on which the terms demand prepayment, with the hash of the document that shows what they are: an insurer's
 * settlement, a contract of sale. The bank line that pays them names `id`.
 */
export const ProceedsNotice = z.strictObject({
  direction: z.literal("proceeds"),
  id: InvoiceId,
  cause: z.enum(PROCEEDS_CAUSES),
  /** The station that they are for, whose share belongs to the pool; null where they are for the whole deal. */
  stationId: idSchema("station").nullable(),
  counterparty: z.string().min(1).max(200),
  /** What they are, in a line. */
  label: z.string().min(3).max(200),
  currency: Currency,
  netMinor: NonNegativeMinor,
  vatMinor: NonNegativeMinor,
  issuedOn: LocalDate,
  documentHash: Sha256Hex,
});
export type ProceedsNotice = z.infer<typeof ProceedsNotice>;

export const Invoice = z.discriminatedUnion("direction", [CostInvoice, RevenueInvoice, ProceedsNotice]);
export type Invoice = z.infer<typeof Invoice>;
