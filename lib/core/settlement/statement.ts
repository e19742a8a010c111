import * as z from "zod";
import { MinorText } from "../cashflow/lines/monthly-cash-flow";
import { NonNegativeMinor } from "../deal/terms";
import { DeclaredDefault } from "../enforcement/declared-default";
import { hashOf, Sha256Hex } from "../evidence/hash";
import { idSchema } from "../ids/ids";
import { ChainHead } from "../metering/chain-head";
import { MeterReading } from "../metering/envelope";
import { StationQuality } from "../metering/quality";
import { Currency } from "../money/currency";
import { InstantIso } from "../time/instant";
import { LocalDate, YearMonth } from "../time/local-date";
import { BREAK_CODES } from "../verification/break";
import { CashLabel, QuantityLabel } from "../verification/evidence-labels";
import { OpeningBalances } from "./opening-balances";
import { ObservedAvailability } from "./period-availability";
import { StatementProceeds } from "./statement-proceeds";
import { SuspenseRelease } from "./suspense-release";

const Count = z.number().int().nonnegative();

/** Money of a statement with one pair of labels. */
export const LabelCell = z.strictObject({
  quantity: QuantityLabel,
  cash: CashLabel,
  lines: Count,
  grossMinor: MinorText,
  availableMinor: MinorText,
  distributableMinor: MinorText,
});
export type LabelCell = z.infer<typeof LabelCell>;

export const StatementTotals = z.strictObject({
  grossMinor: MinorText,
  vatMinor: MinorText,
  feesMinor: MinorText,
  thirdPartyMinor: MinorText,
  /** Cleared cash of the deal in the collection account, before what was brought forward. */
  clearedMinor: MinorText,
  /** Deficit of the statement before, made up first. */
  broughtForwardMinor: NonNegativeMinor,
  /** What the period before left in the collection account and the Safe: cash of this period. */
  carriedMinor: NonNegativeMinor,
  /** What refunds and debits took beyond the distributable cash; the next statement makes it up. */
  shortfallMinor: NonNegativeMinor,
  /** Cash that the waterfall may use: cleared - suspense - brought forward + carried + shortfall. */
  distributableCashMinor: NonNegativeMinor,
  /** Cleared cash of this period without evidence of quantity: it waits for the trustee. */
  suspenseMinor: NonNegativeMinor,
  /** Of what was in suspense at the opening: released by the trustee for senior fees and interest, at most this. */
  releasedMinor: NonNegativeMinor,
  /** Reserve at the opening of the period, which the waterfall may draw on as the terms permit. */
  reserveMinor: NonNegativeMinor,
  /** Distributable cash + suspense, of this period and from before, + reserve. */
  availableFundsMinor: NonNegativeMinor,
  /** Distributable cash + released suspense + reserve: the most that can reach the holders in this period. */
  distributableMinor: NonNegativeMinor,
});
export type StatementTotals = z.infer<typeof StatementTotals>;

/** An operating cost for the waterfall, in the order of payment. */
export const StatementCost = z.strictObject({
  id: z.string(),
  payee: z.string(),
  amountMinor: NonNegativeMinor,
  evidence: Sha256Hex,
});
export type StatementCost = z.infer<typeof StatementCost>;

/**
 * Statement of Available Funds of one collection period. It is small: its lines, its breaks and all evidence stand beside
 * it and are named here by hash, so that whoever attests it attests them.
 */
export const Statement = z.strictObject({
  schema: z.literal("heliograph.statement.v1"),
  id: z.string(),
  dealId: idSchema("deal"),
  /** Hash of the deal's terms. */
  dealHash: Sha256Hex,
  period: YearMonth,
  version: z.number().int().positive().max(65_535),
  currency: Currency,
  /** Delivery interval [from, to). */
  from: InstantIso,
  to: InstantIso,
  /** Bank lines booked on these days are this period's cash, both days included. */
  cashFrom: LocalDate,
  cashTo: LocalDate,
  enrolmentRoot: Sha256Hex,
  evidenceRoot: Sha256Hex,
  evidenceCount: Count,
  linesRoot: Sha256Hex,
  lineCount: Count,
  breaksHash: Sha256Hex,
  breaks: z.partialRecord(z.enum(BREAK_CODES), Count),
  /** What the distribution of the period before left in the accounts. */
  opening: OpeningBalances,
  suspenseReleases: z.array(SuspenseRelease).max(100),
  /** Availability that the terms test, over their observation; this period is the last. */
  availability: ObservedAvailability.optional(),
  /** Events of default as they stood at the cut-off; an acceleration switches the priority of payments from this period on. */
  defaults: z.array(DeclaredDefault).min(1).max(20).optional(),
  /** Proceeds that are no revenue, where any cleared: what of them redeems notes is no cash of the other steps. */
  proceeds: z.array(StatementProceeds).min(1).max(100).optional(),
  /** Hash of the deal state that the waterfall opens with. */
  openingStateHash: Sha256Hex,
  /** Hash of what the next statement needs to know of this one. */
  carryForwardHash: Sha256Hex,
  /** The statement anchored last, as the registry chains them: an earlier version or period; 64 zeros at the beginning. */
  previousHash: Sha256Hex,
  /** The statement of the period before, whose carry-forward this one opens with; 64 zeros in the first period. */
  previousPeriodHash: Sha256Hex,
  /** The distribution of the period before, whose closing this one opens with; 64 zeros in the first period. */
  previousDistributionHash: Sha256Hex,
  stations: z.array(StationQuality).max(100),
  sessions: z.strictObject({ verified: Count, refused: Count, energyWh: z.string() }),
  cells: z.array(LabelCell).max(30),
  operatingCosts: z.array(StatementCost).max(500),
  totals: StatementTotals,
});
export type Statement = z.infer<typeof Statement>;

/** What a statement hands to the next: sessions that are paid, heads of the device chains, readings at and after its end. */
export const CarryForward = z.strictObject({
  paidSessions: z.array(z.strictObject({ sessionKey: Sha256Hex, end: InstantIso })),
  chainHeads: z.array(ChainHead),
  tailReadings: z.array(z.strictObject({ deviceId: idSchema("device"), readings: z.array(MeterReading) })),
  /** Availability of the last periods, where the terms test it. */
  availability: ObservedAvailability.optional(),
});
export type CarryForward = z.infer<typeof CarryForward>;

/** SHA-256 of the statement's canonical JSON: what attestors sign and the registry anchors. */
export function statementHash(statement: Statement): Sha256Hex {
  return hashOf(statement);
}
