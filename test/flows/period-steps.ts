import { DealTerms } from "@/lib/core/deal/terms";
import type { Json } from "@/lib/core/evidence/canonical-json";
import { hashOf } from "@/lib/core/evidence/hash";
import { balancesOf } from "@/lib/core/ledger/ledger";
import { deals } from "@/lib/flows/deals/deal-records";
import { computeDistribution } from "@/lib/flows/distribution/compute-distribution";
import { fundDistribution } from "@/lib/flows/distribution/fund-distribution";
import { proposeDistribution } from "@/lib/flows/distribution/propose-distribution";
import { put } from "@/lib/flows/ports/book";
import { relayProposal } from "@/lib/flows/proposals/relay-proposal";
import { signProposal } from "@/lib/flows/proposals/sign-proposal";
import { readAll } from "@/lib/flows/read-all";
import { closePeriod } from "@/lib/flows/settlement/close-period";
import { importSettlement } from "@/lib/flows/settlement/import-settlement";
import { recordInvoice } from "@/lib/flows/settlement/record-invoice";
import { react } from "@/lib/reactions";
import { attest } from "@/stacks/local/attestors";
import { DEAL } from "../simulated-period";
import { PERIOD, type PeriodWorld, periodWorld, person } from "./period-world";

const operator = person("operator");
const input = { dealId: DEAL, period: PERIOD };

/** A world that follows its own events with its own ports: `drain` takes those published since the last time. */
export async function openPeriodWorld(): Promise<PeriodWorld> {
  const world = await periodWorld();
  let seen = 0;
  world.drain = async () => {
    for (; seen < world.published.length; seen++) {
      const event = world.published[seen];
      if (event) await react(world.ports, event);
    }
  };
  return world;
}

/** Lets `count` of the attestors look at the last event of a kind. */
export async function letAttest(world: PeriodWorld, type: string, count: number): Promise<void> {
  const event = world.published.findLast((candidate) => candidate.type === type);
  if (!event) throw new Error(`no ${type}`);
  for (const agent of world.attestors.slice(0, count)) await attest(world.ports, agent, event, () => undefined);
}

/** The first month with its drivers' payments and one invoice of 20.00, closed. */
export async function closed(world: PeriodWorld): Promise<void> {
  world.setNow("2026-12-08T06:00:00.000Z");
  await world.drivers.payMonths(DEAL, [PERIOD]);
  world.advance(2_000);
  await importSettlement(world.ports, operator, input);
  await recordInvoice(world.ports, operator, {
    ...input,
    invoice: {
      ...{ direction: "cost", id: "INV-1", payee: "Grid operator", currency: "USD" },
      ...{ amountMinor: "2000", issuedOn: "2026-12-01" },
    },
    document: { name: "invoice.txt", contentType: "text/plain", bytes: new TextEncoder().encode("Grid: 20.00") },
  });
  await closePeriod(world.ports, operator, input);
}

/** Attests a closed period's statement, anchors it, and brings its distribution on chain. */
export async function distributed(world: PeriodWorld, period = PERIOD, recordOver = "2026-12-09T06:00:00.000Z") {
  if (period === PERIOD) await closed(world);
  await letAttest(world, "statement.computed.v1", 2);
  await world.drain();
  world.setNow(recordOver);
  await computeDistribution(world.ports, operator, { dealId: DEAL, period });
  await letAttest(world, "distribution.computed.v1", 2);
  await world.drain();
}

/** Funds, proposes, signs, declares and pays what is anchored. */
export async function payOut(world: PeriodWorld, period = PERIOD): Promise<void> {
  await fundDistribution(world.ports, operator, { dealId: DEAL, period });
  const { value: proposal } = await proposeDistribution(world.ports, operator, { dealId: DEAL, period });
  for (const digit of ["e", "f"]) {
    const signature = `0x${digit.repeat(130)}`;
    await signProposal(world.ports, person("signer"), {
      ...{ proposalId: proposal.id, safeTxHash: proposal.safeTxHash, signature },
    });
  }
  await relayProposal(world.ports, operator, proposal.id);
  await world.drain();
}

export async function balances(world: PeriodWorld): Promise<Map<string, bigint>> {
  return balancesOf(await readAll((page) => world.ports.book.ledger(DEAL, page)));
}

/** Gives the world's deal other terms, before anything of it has happened. */
export async function changeTerms(world: PeriodWorld, change: (terms: DealTerms) => object): Promise<void> {
  const stored = await world.ports.book.get(deals, DEAL);
  if (!stored?.value.deal.terms) throw new Error("the world has a deal");
  const { value: entry, version } = stored;
  const terms = DealTerms.parse({ ...stored.value.deal.terms, ...change(stored.value.deal.terms) });
  const deal = { ...entry.deal, terms, termsHash: hashOf(terms as Json) };
  await world.ports.book.commit([put(deals, { ...entry, deal }, version)]);
}
