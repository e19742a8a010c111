import * as z from "zod";
import { CalendarPeriod, NonNegativeMinor } from "../../core/deal/terms";
import { idSchema } from "../../core/ids/ids";
import { Currency } from "../../core/money/currency";
import { CHECKLIST_STEPS } from "../../core/settlement/checklist-steps";
import { OpeningBalances } from "../../core/settlement/opening-balances";
import { SuspenseRelease } from "../../core/settlement/suspense-release";
import { InstantIso } from "../../core/time/instant";
import { LocalDate } from "../../core/time/local-date";
import { DISTRIBUTION_STATES, DistributionRecord } from "../distribution/distribution-records";
import { InvoiceRecord, PeriodRecord } from "./settlement-records";
import { STATEMENT_STATES, StatementRecord } from "./statement-records";

export const ChecklistStep = z.strictObject({
  step: z.enum(CHECKLIST_STEPS),
  /** `ready`: can be done now; `waiting`: for an earlier step, a date or somebody else; `held`: by the trustee. */
  state: z.enum(["done", "ready", "waiting", "held"]),
  notBefore: InstantIso.nullable(),
  /** Counts behind the state, for example attestations 1 of 2. */
  counts: z.record(z.string(), z.number().int()),
});
export type ChecklistStep = z.infer<typeof ChecklistStep>;

/** A row of a deal's periods. */
export const PeriodSummary = z.strictObject({
  period: CalendarPeriod,
  statement: z
    .strictObject({
      id: z.string(),
      version: z.number().int(),
      state: z.enum(STATEMENT_STATES),
      availableFundsMinor: NonNegativeMinor,
      distributableMinor: NonNegativeMinor,
      breaks: z.number().int(),
    })
    .nullable(),
  distribution: z
    .strictObject({
      id: z.string(),
      state: z.enum(DISTRIBUTION_STATES),
      held: z.boolean(),
      totalMinor: NonNegativeMinor,
      paidAt: InstantIso.nullable(),
    })
    .nullable(),
});
export type PeriodSummary = z.infer<typeof PeriodSummary>;

export const PeriodDeal = z.strictObject({
  id: idSchema("deal"),
  orgId: idSchema("organisation"),
  name: z.string(),
  currency: Currency,
  timeZone: z.string(),
  livemode: z.boolean(),
  chainId: z.number().int(),
  /** Each tranche with its token on chain. */
  tranches: z.array(
    z.strictObject({ trancheId: idSchema("tranche"), name: z.string(), symbol: z.string(), token: z.string() }),
  ),
});
export type PeriodDeal = z.infer<typeof PeriodDeal>;

/** Everything of one period. */
export const PeriodView = z.strictObject({
  deal: PeriodDeal,
  period: CalendarPeriod,
  /** Delivery interval [from, to) and the days whose bookings are its cash. */
  interval: z.strictObject({ from: InstantIso, to: InstantIso }),
  cash: z.strictObject({ from: LocalDate, to: LocalDate }),
  /** Null before anything was imported. */
  record: PeriodRecord.nullable(),
  invoices: z.array(InvoiceRecord),
  /** What the period opens with; null while the period before is not distributed. */
  opening: OpeningBalances.nullable(),
  suspenseReleases: z.array(SuspenseRelease),
  statement: StatementRecord.nullable(),
  /** Every version, newest first. */
  versions: z.array(z.strictObject({ id: z.string(), version: z.number().int(), state: z.enum(STATEMENT_STATES) })),
  distribution: DistributionRecord.nullable(),
  proposal: z.strictObject({ id: idSchema("proposal"), status: z.string() }).nullable(),
  checklist: z.array(ChecklistStep),
});
export type PeriodView = z.infer<typeof PeriodView>;
