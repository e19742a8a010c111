import * as z from "zod";
import { NonNegativeMinor } from "../../core/deal/terms";
import { Sha256Hex } from "../../core/evidence/hash";
import type { Role } from "../../core/identity/roles";
import { idSchema } from "../../core/ids/ids";
import { InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import { ChargeLine, Payout } from "../../core/verification/charge";
import { Invoice } from "../../core/verification/invoice";
import { defineCollection } from "../ports/book";

/** Who may look at an organisation's periods. */
export const PERIOD_READERS: readonly Role[] = ["issuer", "signer", "operator", "trustee", "auditor"];

const Count = z.number().int().nonnegative();

/** What the payment processor has paid out in a period's cash days; the content of a blob. */
export const SettlementFile = z.strictObject({
  schema: z.literal("heliograph.settlement-file.v1"),
  charges: z.array(ChargeLine),
  payouts: z.array(Payout),
});
export type SettlementFile = z.infer<typeof SettlementFile>;

/** A camt.053 of the collection account, kept as it came. */
export const BankStatementFile = z.strictObject({
  /** SHA-256 of the XML: the blob's name. */
  hash: Sha256Hex,
  /** `feed`: fetched from the account bank; `upload`: given by a person. */
  source: z.enum(["feed", "upload"]),
  name: z.string().max(200),
  entries: Count,
  creditMinor: NonNegativeMinor,
  debitMinor: NonNegativeMinor,
  receivedAt: InstantIso,
  receivedBy: idSchema("user"),
});
export type BankStatementFile = z.infer<typeof BankStatementFile>;

/** One collection period of a deal, from its first import to its statement. */
export const PeriodRecord = z.strictObject({
  /** `prd_<deal>_<period>`. */
  id: z.string(),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  period: YearMonth,
  settlement: z
    .strictObject({
      /** SettlementFile as canonical JSON. */
      fileHash: Sha256Hex,
      charges: Count,
      payouts: Count,
      grossMinor: NonNegativeMinor,
      payoutMinor: NonNegativeMinor,
      importedAt: InstantIso,
      importedBy: idSchema("user"),
    })
    .nullable(),
  bankStatements: z.array(BankStatementFile).max(400),
  /** Version of the statement that stands; 0 before the first close. */
  statementVersion: Count,
  createdAt: InstantIso,
  updatedAt: InstantIso,
});
export type PeriodRecord = z.infer<typeof PeriodRecord>;

export const periods = defineCollection<PeriodRecord>({
  name: "period",
  schema: PeriodRecord,
  keysOf: ({ id, orgId, dealId, period }) => ({ id, orgId, parent: dealId, sort: period }),
});

export function periodId(dealId: string, period: string): string {
  return `prd_${dealId}_${period}`;
}

/** An invoice with the document that evidences it, whose SHA-256 it names. */
export const InvoiceRecord = z.strictObject({
  /** `inv_<deal>_<number>`: a number counts once in the life of a deal. */
  id: z.string(),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  period: YearMonth,
  invoice: Invoice,
  document: z.strictObject({ name: z.string().max(200), contentType: z.string().max(100) }),
  recordedBy: idSchema("user"),
  recordedAt: InstantIso,
  /** Taken out again before the period was closed. */
  withdrawnAt: InstantIso.nullable(),
});
export type InvoiceRecord = z.infer<typeof InvoiceRecord>;

export const invoices = defineCollection<InvoiceRecord>({
  name: "period-invoice",
  schema: InvoiceRecord,
  keysOf: ({ id, orgId, dealId, period, invoice }) => ({
    id,
    orgId,
    parent: periodId(dealId, period),
    sort: invoice.id,
  }),
});

export function invoiceRecordId(dealId: string, number: string): string {
  return `inv_${dealId}_${number}`;
}
