import * as z from "zod";
import { CalendarPeriod } from "@/lib/core/deal/terms";
import { Currency } from "@/lib/core/money/currency";
import { TakenAttestation } from "@/lib/core/settlement/attestation-quorum";
import { CHECKLIST_STEPS } from "@/lib/core/settlement/checklist-steps";
import { DistributionSet } from "@/lib/core/settlement/distribution-set";
import { OpeningBalances } from "@/lib/core/settlement/opening-balances";
import { StatementTotals } from "@/lib/core/settlement/statement";
import { SuspenseRelease } from "@/lib/core/settlement/suspense-release";
import { BREAK_CODES } from "@/lib/core/verification/break";
import { Invoice } from "@/lib/core/verification/invoice";

const Count = z.number().int();
const Anchor = z.object({ transactionHash: z.string(), anchoredAt: z.string() }).nullable();

/** What a period has been given so far. */
export const PeriodState = z.object({
  id: z.string(),
  dealId: z.string(),
  period: z.string(),
  settlement: z
    .object({
      fileHash: z.string(),
      charges: Count,
      payouts: Count,
      grossMinor: z.string(),
      payoutMinor: z.string(),
      importedAt: z.string(),
    })
    .nullable(),
  bankStatements: z.array(
    z.object({
      hash: z.string(),
      source: z.enum(["feed", "upload"]),
      name: z.string(),
      entries: Count,
      creditMinor: z.string(),
      debitMinor: z.string(),
      receivedAt: z.string(),
    }),
  ),
  statementVersion: Count,
});
export type PeriodState = z.infer<typeof PeriodState>;

export const InvoiceState = z.object({
  id: z.string(),
  invoice: Invoice,
  document: z.object({ name: z.string(), contentType: z.string() }),
  recordedAt: z.string(),
  withdrawnAt: z.string().nullable(),
});
export type InvoiceState = z.infer<typeof InvoiceState>;

/** A statement's figures and how far it has come. */
export const StatementState = z.object({
  id: z.string(),
  version: Count,
  state: z.enum(["computed", "attested", "anchored", "superseded"]),
  statementHash: z.string(),
  evidenceRoot: z.string(),
  totals: StatementTotals,
  breaks: z.partialRecord(z.enum(BREAK_CODES), Count),
  lineCount: Count,
  adjustmentReason: z.string().nullable(),
  attestations: z.array(TakenAttestation),
  attestorThreshold: Count,
  computedAt: z.string(),
  anchor: Anchor,
});
export type StatementState = z.infer<typeof StatementState>;

export const DistributionState = z.object({
  id: z.string(),
  state: z.enum(["computed", "attested", "anchored", "proposed", "declared", "paid"]),
  set: DistributionSet,
  distributionHash: z.string(),
  recordIndex: Count,
  paymentOn: z.string(),
  attestations: z.array(TakenAttestation),
  attestorThreshold: Count,
  computedAt: z.string(),
  anchor: Anchor,
  holds: z.array(z.object({ reason: z.string(), heldAt: z.string(), releasedAt: z.string().nullable() })),
  funding: z
    .object({
      amountMinor: z.string(),
      transactionHash: z.string().nullable(),
      fundedAt: z.string(),
      simulated: z.boolean(),
    })
    .nullable(),
  proposalId: z.string().nullable(),
  executionHash: z.string().nullable(),
  payments: z.array(
    z.object({
      distributionId: z.string(),
      declarationId: z.string(),
      holders: Count,
      paidHolders: Count,
      unpaidHolders: Count,
      paidMinor: z.string(),
    }),
  ),
  declaredAt: z.string().nullable(),
  paidAt: z.string().nullable(),
});
export type DistributionState = z.infer<typeof DistributionState>;

export const ChecklistStep = z.object({
  step: z.enum(CHECKLIST_STEPS),
  state: z.enum(["done", "ready", "waiting", "held"]),
  notBefore: z.string().nullable(),
  counts: z.record(z.string(), Count),
});
export type ChecklistStep = z.infer<typeof ChecklistStep>;

export const PeriodDeal = z.object({
  id: z.string(),
  orgId: z.string(),
  name: z.string(),
  currency: Currency,
  timeZone: z.string(),
  livemode: z.boolean(),
  chainId: Count,
  tranches: z.array(z.object({ trancheId: z.string(), name: z.string(), symbol: z.string(), token: z.string() })),
});
export type PeriodDeal = z.infer<typeof PeriodDeal>;

const PeriodSummary = z.object({
  period: CalendarPeriod,
  statement: z
    .object({
      id: z.string(),
      version: Count,
      state: StatementState.shape.state,
      availableFundsMinor: z.string(),
      distributableMinor: z.string(),
      breaks: Count,
    })
    .nullable(),
  distribution: z
    .object({
      id: z.string(),
      state: DistributionState.shape.state,
      held: z.boolean(),
      totalMinor: z.string(),
      paidAt: z.string().nullable(),
    })
    .nullable(),
});
export type PeriodSummary = z.infer<typeof PeriodSummary>;

/** A deal's periods in the order of its calendar. */
export const PeriodList = z.object({ deal: PeriodDeal, items: z.array(PeriodSummary) });
export type PeriodList = z.infer<typeof PeriodList>;

/** Everything of one period. */
export const PeriodView = z.object({
  deal: PeriodDeal,
  period: CalendarPeriod,
  interval: z.object({ from: z.string(), to: z.string() }),
  cash: z.object({ from: z.string(), to: z.string() }),
  record: PeriodState.nullable(),
  invoices: z.array(InvoiceState),
  opening: OpeningBalances.nullable(),
  suspenseReleases: z.array(SuspenseRelease),
  statement: StatementState.nullable(),
  versions: z.array(z.object({ id: z.string(), version: Count, state: StatementState.shape.state })),
  distribution: DistributionState.nullable(),
  proposal: z
    .object({
      id: z.string(),
      status: z.enum(["draft", "proposed", "signed", "relayed", "executed", "failed", "replaced"]),
    })
    .nullable(),
  checklist: z.array(ChecklistStep),
});
export type PeriodView = z.infer<typeof PeriodView>;

/** The hold that stands, if one does. */
export function standingHold({ holds }: DistributionState): DistributionState["holds"][number] | undefined {
  return holds.find(({ releasedAt }) => releasedAt === null);
}
