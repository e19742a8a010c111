import type { SQSHandler } from "aws-lambda";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { distributionStruct } from "../../lib/core/distribution/distribution";
import { toAddress } from "../../lib/core/issuance/hex";
import { distributionTypedData, statementStruct, statementTypedData } from "../../lib/core/settlement/attestation";
import { takeDistributionAttestation } from "../../lib/flows/distribution/attest-distribution";
import { chainRegister } from "../../lib/flows/distribution/chain-register";
import { distributions } from "../../lib/flows/distribution/distribution-records";
import { DomainEvent } from "../../lib/flows/ports/event";
import type { Ports } from "../../lib/flows/ports/ports";
import { requireStored } from "../../lib/flows/require-stored";
import { takeStatementAttestation } from "../../lib/flows/settlement/attest-statement";
import { issuedDeal } from "../../lib/flows/settlement/issued-period-records";
import { readStatementInput, statements } from "../../lib/flows/settlement/statement-records";
import type { DurableStore } from "./dynamodb/store/durable-store";
import { openLocalQueue } from "./queue";

type Needs = Pick<Ports, "book" | "clock" | "ids" | "stage" | "storage" | "chain" | "periodComputer">;

const WATCHED: ReadonlySet<string> = new Set(["statement.computed.v1", "distribution.computed.v1"]);

/** The attestors of this machine, each with a key of its own. */
export type LocalAttestors = {
  /** Keeps what concerns them until they have looked at it; everything else passes by. */
  offer(event: DomainEvent): Promise<void>;
  /** Lets them work until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
};

/**
 * Three agents that stand for independent attestors. Each fetches the evidence, computes statement or distribution by itself,
 * and signs only if it comes to the very same hash; one that does not says so and signs nothing.
 */
export function localAttestors(parts: {
  readonly ports: Needs;
  readonly store: DurableStore;
  readonly privateKeys: readonly `0x${string}`[];
  readonly report: (problem: string) => void;
}): LocalAttestors {
  const { ports, store, privateKeys, report } = parts;
  const agents = privateKeys.map((key) => privateKeyToAccount(key));
  const queue = openLocalQueue({ store, name: "attestors", visibilityMs: 10 * 60_000 });
  const handler: SQSHandler = async ({ Records }) => {
    for (const { body } of Records) {
      const event = DomainEvent.parse(JSON.parse(body));
      for (const agent of agents) await attest(ports, agent, event, report);
    }
  };
  return {
    async offer(event) {
      if (WATCHED.has(event.type)) await queue.send(JSON.stringify(event));
    },
    run: (signal) => queue.consume(handler, signal),
  };
}

/** One agent's work on one event. Enough signatures, or its own, mean that nothing is left to do. */
export async function attest(
  ports: Needs,
  agent: PrivateKeyAccount,
  event: DomainEvent,
  report: (problem: string) => void,
): Promise<void> {
  const { statementId, distributionId } = event.subject;
  if (statementId !== undefined) await attestStatement(ports, agent, statementId, report);
  if (distributionId !== undefined) await attestDistribution(ports, agent, distributionId, report);
}

async function attestStatement(
  ports: Needs,
  agent: PrivateKeyAccount,
  statementId: string,
  report: (problem: string) => void,
): Promise<void> {
  const { value: record } = await requireStored(ports.book, statements, statementId);
  if (record.state !== "computed" || record.attestations.some(({ signer }) => signer === agent.address)) return;
  const { terms } = await issuedDeal(ports, record.dealId);
  const head = await ports.chain.statements.head(record.dealId);
  const input = await readStatementInput(ports, terms, record);
  const { statement, statementHash } = await ports.periodComputer.statement(input);
  if (statementHash !== record.statementHash || head !== `0x${statement.previousHash}`) {
    report(`Attestor ${agent.address} does not come to ${statementId}: ${statementHash}. It signs nothing.`);
    return;
  }
  const signature = await agent.signTypedData(statementTypedData(domainOf(ports), statementStruct(statement)));
  await takeStatementAttestation(ports, { statementId, statementHash, signature });
}

async function attestDistribution(
  ports: Needs,
  agent: PrivateKeyAccount,
  distributionId: string,
  report: (problem: string) => void,
): Promise<void> {
  const { value: record } = await requireStored(ports.book, distributions, distributionId);
  if (record.state !== "computed" || record.attestations.some(({ signer }) => signer === agent.address)) return;
  const deal = await issuedDeal(ports, record.dealId);
  const { value: stored } = await requireStored(ports.book, statements, record.statementId);
  const register = await chainRegister(ports, deal, record.recordIndex);
  const input = await readStatementInput(ports, deal.terms, stored);
  const { distribution } = await ports.periodComputer.period(input, register);
  const { distributionHash, set } = distribution;
  if (distributionHash !== record.distributionHash) {
    report(`Attestor ${agent.address} does not come to ${distributionId}: ${distributionHash}. It signs nothing.`);
    return;
  }
  const signature = await agent.signTypedData(distributionTypedData(domainOf(ports), distributionStruct(set)));
  await takeDistributionAttestation(ports, { distributionId, distributionHash, signature });
}

function domainOf({ chain }: Needs) {
  return { chainId: chain.addresses.chainId, registry: toAddress(chain.addresses.statementRegistry) };
}
