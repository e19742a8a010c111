import * as z from "zod";
import { MinorText, REVENUE_STREAMS } from "../cashflow/lines/monthly-cash-flow";
import { Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { CashLabel, QuantityLabel } from "../verification/evidence-labels";

export const LINE_KINDS = [
  "charging-session",
  "charging-excess",
  "charging-refund",
  "charging-dispute",
  "session-unpaid",
  "revenue-invoice",
  "extraordinary-proceeds",
  "bank-credit",
  "bank-debit",
] as const;

/**
 * One line of a statement. available = gross - VAT - fee - money of third parties for cash that has cleared, else 0;
 * distributable and suspense split it. Amounts that take back are negative throughout.
 */
export const StatementLine = z.strictObject({
  /** `<kind>:<id of the charge, invoice, session or bank line>`, unique in a statement. */
  id: z.string().min(3).max(200),
  kind: z.enum(LINE_KINDS),
  stream: z.enum(REVENUE_STREAMS).or(z.literal("none")),
  stationId: idSchema("station").nullable(),
  sessionId: idSchema("session").nullable(),
  sessionKey: Sha256Hex.nullable(),
  /** Exact energy behind the line [Wh] as decimal text; null where there is none. */
  energyWh: z.string().nullable(),
  quantity: QuantityLabel,
  cash: CashLabel,
  grossMinor: MinorText,
  vatMinor: MinorText,
  feeMinor: MinorText,
  thirdPartyMinor: MinorText,
  availableMinor: MinorText,
  distributableMinor: MinorText,
  suspenseMinor: MinorText,
  /** Names of evidence leaves that the line stands on, for example `receipt:ses_…`. */
  evidence: z.array(z.string().max(200)).max(12),
});
export type StatementLine = z.infer<typeof StatementLine>;
