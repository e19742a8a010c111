import { privateKeyToAccount } from "viem/accounts";
import { demoAbsRequest } from "../../lib/core/deal/presets/demo-requests";
import type { PoolMember } from "../../lib/core/deal/terms";
import type { Actor } from "../../lib/core/identity/actor";
import { derivedId } from "../../lib/core/ids/derived-id";
import { safeTypedData } from "../../lib/core/issuance/safe-tx-hash";
import { GREENSBORO_MONTHLY } from "../../lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "../../lib/core/station/presets/standard-node";
import type { StationSpec } from "../../lib/core/station/station-spec";
import { addMonthsToYearMonth, yearMonthOf } from "../../lib/core/time/local-date";
import { localDateOf } from "../../lib/core/time/time-zone";
import { deals } from "../../lib/flows/deals/deal-records";
import { draftDeal } from "../../lib/flows/deals/draft-deal";
import { publishDeal } from "../../lib/flows/deals/publish-deal";
import { structureDeal } from "../../lib/flows/deals/structure-deal";
import { proposeIssuance } from "../../lib/flows/issuance/propose-issuance";
import type { Ports } from "../../lib/flows/ports/ports";
import { reviewProposal } from "../../lib/flows/proposals/read-proposals";
import { relayProposal } from "../../lib/flows/proposals/relay-proposal";
import { signProposal } from "../../lib/flows/proposals/sign-proposal";
import { createStation } from "../../lib/flows/stations/create-station";
import { readSimulation } from "../../lib/flows/stations/read-simulations";
import { requestSimulation } from "../../lib/flows/stations/request-simulation";
import { LOCAL_PEOPLE, localOrgId, localUserId, orgIdOf } from "./people";
import type { Product } from "./product";

const DEMO_DEAL_KEY = "local first start: demonstration deal";
const WAIT_MS = 50;
/** The stations have run so long when the deal begins, so that its first month has a full month's cash. */
const OPERATING_MONTHS = 3;
const WAIT_LIMIT_MS = 120_000;

/**
 * Gives a fresh product one portfolio to look at: two stations, simulated; an ABS on them, published, signed by two local
 * owners and issued, its offerings open. Goes through the same use cases as people do; a later start finds it done.
 */
export async function seedPortfolio(product: Product, progress: (step: string) => void): Promise<void> {
  const { ports } = product.runtime;
  const issuer = actorOf(ports, "issuer@example.com");
  const dealId = derivedId("deal", `${issuer.userId} ${DEMO_DEAL_KEY}`);
  const standing = await ports.book.get(deals, dealId);
  if (standing?.value.deal.status === "issued") return;

  progress("Simulating the demonstration stations");
  const today = localDateOf(ports.clock.now(), STANDARD_NODE.site.timeZone);
  const firstPeriod = addMonthsToYearMonth(yearMonthOf(today), 1);
  const pool: PoolMember[] = [];
  for (const spec of demoStations(addMonthsToYearMonth(firstPeriod, -OPERATING_MONTHS)))
    pool.push(await simulated(ports, issuer, spec));

  progress("Structuring and publishing the demonstration deal");
  const request = demoAbsRequest({ pool, closing: today, firstPeriod });
  const draft =
    standing ?? (await draftDeal(ports, issuer, { orgId: localOrgId, idempotencyKey: DEMO_DEAL_KEY, request }));
  let deal = draft;
  if (deal.value.deal.status === "draft") deal = await structureDeal(ports, issuer, { dealId, version: deal.version });
  if (deal.value.deal.status === "structured") {
    deal = await publishDeal(ports, issuer, { dealId, version: deal.version });
  }

  progress("Issuing it through the Safe with two local signers");
  const { value: proposal } = await proposeIssuance(ports, issuer, { dealId, origin: product.runtime.api.origin });
  for (const index of [0, 1] as const) await signAsOwner(product, proposal.id, index);
  await relayProposal(ports, issuer, proposal.id);
  await until(async () => (await ports.book.get(deals, dealId))?.value.deal.status === "issued");
}

/** The local stand-in of a person: seeds act as people do, with the same rights. */
export function actorOf(ports: Pick<Ports, "wallClock">, email: string): Actor {
  const person = LOCAL_PEOPLE.find((candidate) => candidate.email === email);
  if (!person) throw new Error(`nobody here is called ${email}`);
  const userId = localUserId(email);
  return {
    userId,
    email,
    memberships: person.roles.map((role) => ({ userId, orgId: orgIdOf(person), role })),
    authenticatedAt: ports.wallClock.now(),
  };
}

async function signAsOwner(product: Product, proposalId: string, index: 0 | 1 | 2): Promise<void> {
  const { ports } = product.runtime;
  const signer = actorOf(ports, `signer-${index + 1}@example.com`);
  const review = await reviewProposal(ports, signer, proposalId);
  const account = privateKeyToAccount(product.keys.owners[index]);
  const { value: proposal } = review.proposal;
  if (proposal.signatures.some(({ owner }) => owner === account.address)) return;
  if (proposal.status !== "proposed") return;
  const { chainId, safeAddress: address, safeTxHash } = proposal;
  const signature = await account.signTypedData(safeTypedData({ chainId, address }, review.safeTx));
  await signProposal(ports, signer, { proposalId, safeTxHash, signature });
}

function demoStations(operationStart: string): StationSpec[] {
  const station = (name: string, changes: Partial<StationSpec> = {}): StationSpec => ({
    ...STANDARD_NODE,
    name,
    operationStart,
    ...changes,
  });
  return [
    station("Greensboro North"),
    station("Greensboro South", {
      site: { ...STANDARD_NODE.site, latitudeDeg: 35.99, longitudeDeg: -79.9 },
    }),
  ];
}

async function simulated(ports: Ports, issuer: Actor, spec: StationSpec): Promise<PoolMember> {
  const { value: station } = await createStation(ports, issuer, {
    orgId: localOrgId,
    idempotencyKey: `local first start: ${spec.name}`,
    spec,
    climate: GREENSBORO_MONTHLY,
  });
  const { value: order } = await requestSimulation(ports, issuer, {
    stationId: station.id,
    idempotencyKey: `local first start: ${spec.name}`,
    seed: 1,
  });
  const record = await until(async () => {
    const { record: current } = await readSimulation(ports, issuer, order.id);
    if (current.state === "failed") throw new Error(current.failure?.message ?? "the simulation failed");
    return current.state === "done" ? current : undefined;
  });
  if (record.summaryHash === undefined) throw new Error("a finished simulation has its figures");
  return {
    stationId: station.id,
    stationName: spec.name,
    simulationId: record.id,
    simulationHash: record.summaryHash,
    shareBps: 10_000,
  };
}

/** Asks until the answer is there: what follows an event is done by the queue, not here. */
async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error("what should have followed an event did not, within two minutes");
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
