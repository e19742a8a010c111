import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { paymentProvider } from "@/lib/adapters/stripe/payment-provider";
import { collectSessions } from "@/lib/core/charging-records/collect-sessions";
import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import { canonicalJson, type Json } from "@/lib/core/evidence/canonical-json";
import { hashOf } from "@/lib/core/evidence/hash";
import type { Actor } from "@/lib/core/identity/actor";
import type { Role } from "@/lib/core/identity/roles";
import { envelopeHash } from "@/lib/core/metering/envelope";
import { GREENSBORO_MONTHLY } from "@/lib/core/station/presets/greensboro-monthly";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { parseInstant } from "@/lib/core/time/instant";
import { type DealEntry, deals } from "@/lib/flows/deals/deal-records";
import {
  chainHeads,
  enrolments,
  envelopeId,
  envelopes,
  receipts,
  sessions,
} from "@/lib/flows/metering/metering-records";
import { put } from "@/lib/flows/ports/book";
import type { Ports } from "@/lib/flows/ports/ports";
import { stations } from "@/lib/flows/stations/station-records";
import { createSimulatedBank } from "@/stacks/local/bank";
import { simulatedDrivers } from "@/stacks/local/charge-sessions";
import { memoryStore } from "@/stacks/local/stripe/key-value-store";
import { createStripeSimulator } from "@/stacks/local/stripe/simulator";
import { DEAL, JUNIOR, SENIOR, STATION, simulatedPeriod, TERMS, testId } from "../simulated-period";
import { createTestPorts, testPerson } from "./harness";
import { JUNIOR_TOKEN, periodChain, SENIOR_TOKEN } from "./period-chain";

export const PERIOD = "2026-11";
const HASH = "0".repeat(64);
const USER = testId("usr", 1);

export function person(...roles: readonly Role[]): Actor {
  const own = testPerson(roles.join("-"));
  return { ...own, memberships: roles.map((role) => ({ userId: own.userId, orgId: TERMS.orgId, role })) };
}

/**
 * An issued deal of one station with a month of simulated devices in the book, the real simulated processor and bank, and
 * a chain in memory that keeps the contracts' rules about attestations, declarations and payments.
 */
export async function periodWorld() {
  const world = await createTestPorts();
  const attestors = [1, 2, 3].map(() => privateKeyToAccount(generatePrivateKey()));
  const chain = periodChain(world.now, attestors);
  const store = memoryStore();
  const webhookSecret = `whsec_${"a".repeat(32)}`;
  const stripe = createStripeSimulator({
    ...{ store, clock: { now: world.now }, webhookSecret, webhookUrl: "http://127.0.0.1/webhooks/stripe" },
    ...{ webhookTypes: [], baseUrl: "http://127.0.0.1", send: async () => new Response(null, { status: 200 }) },
  });
  const payments = (dealId: string) =>
    paymentProvider({
      ...{ mode: "simulated" as const, webhookSecret, clock: { now: world.now }, send: stripe.fetch },
      secretKey: `sk_test_simulated_${dealId.replace("_", "").toLowerCase()}`,
    });
  const drivers = simulatedDrivers({ book: world.ports.book, store, clock: world.ports.clock, payments });
  const base: Ports = {
    ...world.ports,
    chain: { ...world.ports.chain, ...chain.parts },
    safe: chain.safe,
    chargingPayments: (dealId) => drivers.chargingPayments(dealId),
  };
  const authenticator = { actorOf: async () => null };
  const bank = createSimulatedBank({ ports: base, store, authenticator, origin: "http://127.0.0.1" });
  const ports: Ports = { ...base, bankFeed: bank.feed };
  await storeDeal(ports);
  await storeMonth(ports);
  return {
    ...world,
    ports,
    chain,
    bank,
    drivers,
    attestors,
    setNow(iso: string) {
      world.advance(parseInstant(iso) - world.now());
    },
  };
}
export type PeriodWorld = Awaited<ReturnType<typeof periodWorld>>;

async function storeDeal({ book }: Ports): Promise<void> {
  const createdAt = "2026-10-30T00:00:00.000Z";
  const common = { createdBy: USER, createdAt, updatedAt: createdAt, inputHash: HASH };
  const entry: DealEntry = {
    ...{ id: DEAL, orgId: TERMS.orgId, ...common },
    deal: {
      ...{ id: DEAL, orgId: TERMS.orgId, name: TERMS.name, status: "issued", version: 1, terms: TERMS },
      request: demoAbsRequest({ pool: TERMS.pool, closing: "2026-10-30", firstPeriod: PERIOD }),
      termsHash: hashOf(TERMS as Json),
    },
    issuance: {
      ...{ proposalId: testId("prp", 1), transactionHash: `0x${"ab".repeat(32)}`, issuedAt: createdAt },
      tranches: [
        { trancheId: SENIOR, symbol: "SENA", token: SENIOR_TOKEN, capTokens: "10000" },
        { trancheId: JUNIOR, symbol: "JUNA", token: JUNIOR_TOKEN, capTokens: "2000" },
      ],
    },
  };
  const spec = { ...STANDARD_NODE, name: "Station" };
  const weather = { kind: "monthly" as const, climate: GREENSBORO_MONTHLY };
  await book.commit([
    put(deals, entry, 0),
    put(stations, { id: STATION, orgId: TERMS.orgId, spec, weather, ...common }, 0),
  ]);
}

/** What the metering flows leave in the book after a month. */
async function storeMonth({ book }: Ports): Promise<void> {
  const { input, month } = await simulatedPeriod();
  const { enrolments: enrolled } = input.evidence;
  const at = "2026-12-01T06:00:00.000Z";
  const base = { orgId: TERMS.orgId };
  const verified = new Map(
    collectSessions(month.receipts, enrolled).sessions.map((session) => [session.sessionId, session]),
  );
  for (const enrolment of enrolled) {
    const record = { id: enrolment.deviceId, ...base, enrolment, enrolledBy: USER, recordedAt: at, inputHash: HASH };
    await book.commit([put(enrolments, record, 0)]);
  }
  for (const envelope of month.envelopes) {
    const { deviceId, seq, readings, stationId } = envelope;
    const [first, last] = [readings[0]?.at ?? at, readings.at(-1)?.at ?? at];
    const hash = envelopeHash(envelope);
    const record = {
      ...{ id: envelopeId(deviceId, seq), ...base, stationId, deviceId, seq, hash, from: first, to: last },
      ...{ readings: readings.length, text: canonicalJson(envelope as Json), messageHash: HASH, acceptedAt: at },
    };
    await book.commit([put(envelopes, record, 0)]);
    const known = await book.get(chainHeads, deviceId);
    const head = { deviceId, seq, hash, at: last, importWh: 0, exportWh: 0 };
    await book.commit([put(chainHeads, { ...base, stationId, head }, known?.version ?? 0)]);
  }
  for (const receipt of month.receipts) {
    const session = verified.get(receipt.sessionId);
    if (!session) throw new Error("a simulated receipt verifies");
    const { sessionKey, receiptHash } = session;
    const common = { ...base, period: PERIOD, acceptedAt: at };
    await book.commit([
      put(receipts, { ...common, receipt, receiptHash, sessionKey, messageHash: HASH }, 0),
      put(sessions, { ...common, session }, 0),
    ]);
  }
}
