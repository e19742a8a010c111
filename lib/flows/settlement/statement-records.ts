import * as z from "zod";
import { DealStateJson } from "../../core/abs/waterfall/waterfall-shapes";
import { ChargingSession } from "../../core/charging-records/charging-session";
import type { DealTerms } from "../../core/deal/terms";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import type { Attestation } from "../../core/issuance/attestation";
import { Bytes32, bytes32OfSha256 } from "../../core/issuance/hex";
import { TakenAttestation } from "../../core/settlement/attestation-quorum";
import { OpeningBalances } from "../../core/settlement/opening-balances";
import { PeriodEvidence } from "../../core/settlement/period-evidence";
import { CarryForward, Statement, StatementTotals } from "../../core/settlement/statement";
import type { StatementInput } from "../../core/settlement/statement-input";
import { StatementLine } from "../../core/settlement/statement-line";
import { InstantIso } from "../../core/time/instant";
import { YearMonth } from "../../core/time/local-date";
import { BREAK_CODES, ReconciliationBreak } from "../../core/verification/break";
import { distributions, periodDistributionId } from "../distribution/distribution-records";
import { defineCollection } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { readStoredJson } from "../stored-json";

const Count = z.number().int().nonnegative();

/** computed -> attested (enough signatures) -> anchored on chain; superseded by an adjustment. */
export const STATEMENT_STATES = ["computed", "attested", "anchored", "superseded"] as const;

/** A statement in the book: its figures, and by hash all that it was computed from and has come to. */
export const StatementRecord = z.strictObject({
  /** `stm_<deal>_<period>_v<n>`. */
  id: z.string(),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  period: YearMonth,
  version: z.number().int().positive(),
  state: z.enum(STATEMENT_STATES),
  /** Of everything that the statement was computed from: the same inputs make no other statement. */
  inputHash: Sha256Hex,
  statementHash: Sha256Hex,
  files: z.strictObject({
    evidence: Sha256Hex,
    lines: Sha256Hex,
    breaks: Sha256Hex,
    carryForward: Sha256Hex,
    sessions: Sha256Hex,
  }),
  openingState: DealStateJson,
  /** What the distribution of the period before left in the accounts. */
  opening: OpeningBalances,
  /** The statement of the period before. */
  previousStatementId: z.string().nullable(),
  /** Head of the registry when it was computed. */
  previousHash: Sha256Hex,
  evidenceRoot: Sha256Hex,
  dealHash: Sha256Hex,
  totals: StatementTotals,
  breaks: z.partialRecord(z.enum(BREAK_CODES), Count),
  lineCount: Count,
  sessions: Statement.shape.sessions,
  readings: z.strictObject({ expected: Count, measured: Count, estimated: Count, missing: Count, refused: Count }),
  /** Why an anchored statement was computed once more. */
  adjustmentReason: z.string().max(500).nullable(),
  attestations: z.array(TakenAttestation).max(16),
  attestorThreshold: z.number().int().positive(),
  computedAt: InstantIso,
  computedBy: idSchema("user"),
  attestedAt: InstantIso.nullable(),
  anchor: z.strictObject({ transactionHash: Bytes32, anchoredAt: InstantIso }).nullable(),
});
export type StatementRecord = z.infer<typeof StatementRecord>;

export const statements = defineCollection<StatementRecord>({
  name: "statement",
  schema: StatementRecord,
  keysOf: ({ id, orgId, dealId, period, version }) => ({
    id,
    orgId,
    parent: dealId,
    sort: `${period} ${String(version).padStart(5, "0")}`,
  }),
});

/** What attestors sign of a statement, as the chain's ports take it. */
export function statementAttestation(record: StatementRecord): Attestation {
  return {
    kind: "statement",
    dealId: record.dealId,
    period: record.period,
    version: record.version,
    dealHash: bytes32OfSha256(record.dealHash),
    statementHash: bytes32OfSha256(record.statementHash),
    evidenceRoot: bytes32OfSha256(record.evidenceRoot),
    previousHash: bytes32OfSha256(record.previousHash),
    availableFundsMinor: BigInt(record.totals.availableFundsMinor),
    distributableMinor: BigInt(record.totals.distributableMinor),
  };
}

type Needs = Pick<Ports, "book" | "storage">;

/** The whole statement: its blob is its canonical JSON, so that the blob's name is the statement's hash. */
export function readStatement({ storage }: Needs, record: StatementRecord): Promise<Statement> {
  return readStoredJson(storage, record.statementHash, Statement);
}

export function readLines({ storage }: Needs, record: StatementRecord): Promise<StatementLine[]> {
  return readStoredJson(storage, record.files.lines, z.array(StatementLine));
}

export function readBreaks({ storage }: Needs, record: StatementRecord): Promise<ReconciliationBreak[]> {
  return readStoredJson(storage, record.files.breaks, z.array(ReconciliationBreak));
}

export function readSessions({ storage }: Needs, record: StatementRecord): Promise<ChargingSession[]> {
  return readStoredJson(storage, record.files.sessions, z.array(ChargingSession));
}

export function readEvidence({ storage }: Needs, record: StatementRecord): Promise<PeriodEvidence> {
  return readStoredJson(storage, record.files.evidence, PeriodEvidence);
}

/** Exactly what a statement was computed from: whoever recomputes it needs this and nothing else. */
export async function readStatementInput(
  ports: Needs,
  terms: DealTerms,
  record: StatementRecord,
): Promise<StatementInput> {
  return {
    terms,
    period: record.period,
    version: record.version,
    evidence: await readEvidence(ports, record),
    openingState: record.openingState,
    previous: await readPrevious(ports, record.previousStatementId),
    previousHash: record.previousHash,
  };
}

/** The period before: its statement with what it hands over, and its distribution. */
export async function readPrevious(ports: Needs, statementId: string | null): Promise<StatementInput["previous"]> {
  if (statementId === null) return null;
  const before = await ports.book.get(statements, statementId);
  if (!before) throw new Error(`statement ${statementId} is named and not there`);
  const { dealId, period } = before.value;
  const { value: distribution } = await requireStored(ports.book, distributions, periodDistributionId(dealId, period));
  return {
    statement: await readStatement(ports, before.value),
    carryForward: await readStoredJson(ports.storage, before.value.files.carryForward, CarryForward),
    distribution: distribution.set,
  };
}
