import { HeliographError } from "../../core/errors/heliograph-error";
import type { Json } from "../../core/evidence/canonical-json";
import { hashOf } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireRole } from "../../core/identity/authorise";
import { statementId } from "../../core/ids/ids";
import type { ComputedStatement } from "../../core/settlement/compute-statement";
import type { StatementInput } from "../../core/settlement/statement-input";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { publish, put, type Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { storeJson } from "../stored-json";
import { gatherEvidence } from "./gather-evidence";
import { issuedDeal, periodOf, requireOver } from "./issued-period-records";
import { openPeriod, requireUndistributed, standingStatement } from "./open-period-records";
import { requireOpening } from "./period-opening";
import { type PeriodRecord, periods } from "./settlement-records";
import { readPrevious, type StatementRecord, statements } from "./statement-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain" | "attestors" | "periodComputer">;

/** Why a new version of an attested statement is wanted; without it an attested statement stays as it is. */
type Adjustment = { readonly reason: string } | undefined;

/**
 * Closes a period: gathers its evidence and computes the statement of Available Funds. The same inputs give the same
 * statement and change nothing. Until it is attested, other inputs replace it; after that only an adjustment with its
 * reason makes another version, and only until the period is distributed.
 * @throws HeliographError PERIOD_NOT_OVER, PERIOD_INCOMPLETE, PERIOD_OUT_OF_TURN, STATEMENT_ATTESTED, PERIOD_DISTRIBUTED
 */
export async function closePeriod(
  ports: Needs,
  actor: Actor | null,
  input: { dealId: string; period: string; adjustment?: Adjustment },
): Promise<Stored<StatementRecord>> {
  const deal = await issuedDeal(ports, input.dealId);
  const { userId } = requireRole(actor, deal.entry.orgId, ["operator"]);
  const issued = periodOf(deal, input.period);
  requireOver(issued, ports.clock.now());
  const period = await openPeriod(ports, issued);
  const standing = await standingStatement(ports, period.value);

  const opening = await requireOpening(ports, issued);
  const previousStatementId = opening.previous?.statement.id ?? null;
  const previous = await readPrevious(ports, previousStatementId);
  const before = opening.previous && previous && { record: opening.previous.statement, statement: previous };
  const evidence = await gatherEvidence(ports, issued, period.value, before);
  const evidenceHash = await storeJson(ports.storage, evidence as Json);
  const inputHash = hashOf({
    ...{ dealHash: hashOf(issued.terms as Json), evidenceHash, openingState: opening.state },
    previousHash: opening.previous?.statement.statementHash ?? null,
    previousDistributionHash: opening.previous?.distributionHash ?? null,
  } as Json);
  if (standing?.value.inputHash === inputHash) return standing;
  const version = await nextVersion(ports, period.value, standing?.value, input.adjustment);

  const previousHash = (await ports.chain.statements.head(input.dealId)).slice(2);
  const computed = await ports.periodComputer.statement({
    ...{ terms: issued.terms, period: input.period, version, evidence },
    ...{ openingState: opening.state, previous, previousHash },
  } satisfies StatementInput);
  const record: StatementRecord = {
    id: statementId(input.dealId, input.period, version),
    ...{ orgId: issued.entry.orgId, dealId: input.dealId, period: input.period, version },
    ...{ state: "computed", inputHash, previousHash, previousStatementId },
    ...{ openingState: opening.state, opening: opening.balances, adjustmentReason: input.adjustment?.reason ?? null },
    ...figuresOf(computed),
    files: await storeFiles(ports, computed, evidenceHash),
    ...{ attestations: [], attestorThreshold: await thresholdOf(ports, input.dealId) },
    ...{ computedAt: formatInstant(ports.clock.now()), computedBy: userId, attestedAt: null, anchor: null },
  };
  return store(ports, period, record, standing);
}

async function store(
  ports: Needs,
  period: Stored<PeriodRecord>,
  record: StatementRecord,
  standing: Stored<StatementRecord> | undefined,
): Promise<Stored<StatementRecord>> {
  const isReplaced = standing?.value.id === record.id;
  const expected = isReplaced ? standing.version : 0;
  const changed: PeriodRecord = { ...period.value, statementVersion: record.version, updatedAt: record.computedAt };
  const { id, dealId, orgId } = record;
  await commitOrFail(ports.book, [
    put(statements, record, expected),
    put(periods, changed, period.version),
    publish(newEvent(ports, "statement.computed.v1", orgId, { statementId: id, dealId, period: record.period })),
  ]);
  return { value: record, version: expected + 1 };
}

async function nextVersion(
  ports: Needs,
  period: PeriodRecord,
  standing: StatementRecord | undefined,
  adjustment: Adjustment,
): Promise<number> {
  if (!standing) return 1;
  if (standing.state === "computed") return standing.version;
  if (standing.state === "anchored" && adjustment) {
    await requireUndistributed(ports, period);
    return standing.version + 1;
  }
  throw new HeliographError({
    code: "STATEMENT_ATTESTED",
    kind: "conflict",
    message: `${standing.id} is ${standing.state}, and the period's inputs are others now.`,
    remedy: "Make an adjustment with its reason once it is anchored, or leave the change to the next period.",
    data: { statementId: standing.id, state: standing.state },
  });
}

function figuresOf({ statement, statementHash }: ComputedStatement) {
  const { evidenceRoot, dealHash, totals, breaks, lineCount, sessions, stations } = statement;
  const sum = (key: "expected" | "measured" | "estimated" | "missing" | "refused") =>
    stations.reduce((total, station) => total + station[key], 0);
  const readings = {
    expected: sum("expected"),
    measured: sum("measured"),
    estimated: sum("estimated"),
    missing: sum("missing"),
    refused: sum("refused"),
  };
  return { statementHash, evidenceRoot, dealHash, totals, breaks, lineCount, sessions, readings };
}

/** Everything beside the statement stands in blobs, under the very hashes that the statement names. */
async function storeFiles(
  { storage }: Needs,
  computed: ComputedStatement,
  evidence: string,
): Promise<StatementRecord["files"]> {
  await storeJson(storage, computed.statement as Json);
  return {
    evidence,
    lines: await storeJson(storage, computed.lines as Json),
    breaks: await storeJson(storage, computed.breaks as Json),
    carryForward: await storeJson(storage, computed.carryForward as Json),
    sessions: await storeJson(storage, computed.sessions as Json),
  };
}

async function thresholdOf({ chain, attestors }: Needs, dealId: string): Promise<number> {
  return (await chain.statements.attestors(dealId))?.threshold ?? attestors.threshold;
}
