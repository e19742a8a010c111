import { quorumOf } from "../../core/settlement/attestation-quorum";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { newEvent } from "../new-event";
import { post, publish, put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";
import { statements } from "../settlement/statement-records";
import { distributionAccounts, distributionTransaction, waterfallTransactions } from "./distribution-postings";
import {
  type DistributionRecord,
  distributionAttestation,
  distributions,
  readWaterfall,
  standingHold,
} from "./distribution-records";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain">;

/**
 * Follows an attested distribution: anchors it, and posts the waterfall. One of nothing is paid with that. Runs again
 * without effect.
 */
export async function anchorDistribution(ports: Needs, id: string): Promise<void> {
  const { value: record, version } = await requireStored(ports.book, distributions, id);
  const quorum = quorumOf(record.attestations, record.attestorThreshold);
  if (record.state !== "attested" || !quorum) return;
  const receipt = await ports.chain.statements.anchor(
    `anchor_${record.id}`,
    distributionAttestation(record),
    quorum.map(({ signature }) => signature),
  );
  const anchoredAt = formatInstant(receipt.blockTime);
  const isEmpty = record.set.totalMinor === "0";
  const anchored: DistributionRecord = {
    ...record,
    state: isEmpty ? "paid" : "anchored",
    anchor: { transactionHash: receipt.transactionHash, anchoredAt },
    ...(isEmpty ? { paidAt: anchoredAt } : {}),
  };
  const accounts = distributionAccounts(record.dealId);
  const held = standingHold(record)
    ? distributionTransaction(record, `hold_${id}_${record.holds.length}`, "Held by the trustee", anchoredAt, [
        [accounts.distribution, accounts.held, BigInt(record.set.totalMinor)],
      ])
    : [];
  const { totals } = (await requireStored(ports.book, statements, record.statementId)).value;
  const waterfall = await readWaterfall(ports, record);
  const subject = { distributionId: id, dealId: record.dealId, period: record.period };
  await commitOrFail(ports.book, [
    put(distributions, anchored, version),
    ...[...waterfallTransactions(record, waterfall, totals.releasedMinor, anchoredAt), ...held].map(post),
    publish(newEvent(ports, "distribution.anchored.v1", record.orgId, subject)),
  ]);
}
