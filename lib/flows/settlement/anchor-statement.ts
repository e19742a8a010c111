import { statementId } from "../../core/ids/ids";
import { quorumOf } from "../../core/settlement/attestation-quorum";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put, type Write } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { reserveTransaction, reversalOf, statementTransaction } from "./statement-postings";
import { readLines, readStatement, type StatementRecord, statementAttestation, statements } from "./statement-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain">;

/**
 * Follows an attested statement: anchors it on chain with the first signatures that were enough, and posts the period's
 * cash. Runs again without effect: the relay key and the ledger's ids are the statement's own.
 */
export async function anchorStatement(ports: Needs, id: string): Promise<void> {
  const { value: record, version } = await requireStored(ports.book, statements, id);
  const quorum = quorumOf(record.attestations, record.attestorThreshold);
  if (record.state !== "attested" || !quorum) return;
  const receipt = await ports.chain.statements.anchor(
    `anchor_${record.id}`,
    statementAttestation(record),
    quorum.map(({ signature }) => signature),
  );
  const anchoredAt = formatInstant(receipt.blockTime);
  const anchored: StatementRecord = {
    ...record,
    state: "anchored",
    anchor: { transactionHash: receipt.transactionHash, anchoredAt },
  };
  const subject = { statementId: id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(statements, anchored, version),
    ...(await postings(ports, record, anchoredAt)),
    publish(newEvent(ports, "statement.anchored.v1", record.orgId, subject)),
  ]);
}

async function postings(ports: Needs, record: StatementRecord, anchoredAt: string): Promise<Write[]> {
  const statement = await readStatement(ports, record);
  const own = statementTransaction(statement, await readLines(ports, record), anchoredAt);
  const writes = [...own, ...reserveTransaction(record, statement.currency, anchoredAt)].map(post);
  if (record.version === 1) return writes;
  const earlier = await requireStored(
    ports.book,
    statements,
    statementId(record.dealId, record.period, record.version - 1),
  );
  const posted = statementTransaction(
    await readStatement(ports, earlier.value),
    await readLines(ports, earlier.value),
    earlier.value.anchor?.anchoredAt ?? anchoredAt,
  );
  const superseded: StatementRecord = { ...earlier.value, state: "superseded" };
  return [
    ...posted.map((transaction) => post(reversalOf(transaction, anchoredAt))),
    ...writes,
    put(statements, superseded, earlier.version),
  ];
}
