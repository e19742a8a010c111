import { decodeFunctionData, type Hex, keccak256, recoverAddress, toHex } from "viem";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { couponDistributorAbi } from "@/lib/abi/coupon-distributor";
import { paymentProvider } from "@/lib/adapters/stripe/payment-provider";
import { collectSessions } from "@/lib/core/charging-records/collect-sessions";
import { recordInstant } from "@/lib/core/deal/calendar";
import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import { HeliographError } from "@/lib/core/errors/heliograph-error";
import { canonicalJson, type Json } from "@/lib/core/evidence/canonical-json";
import { hashOf, sha256 } from "@/lib/core/evidence/hash";
import type { Actor } from "@/lib/core/identity/actor";
import type { Role } from "@/lib/core/identity/roles";
import { type Attestation, attestationHash } from "@/lib/core/issuance/attestation";
import { declarationId, PAYMENT_KINDS, periodOfNumber } from "@/lib/core/issuance/chain-keys";
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
import type { CouponPayment, DeclaredDistribution } from "@/lib/flows/ports/chain";
import type { Ports } from "@/lib/flows/ports/ports";
import { stations } from "@/lib/flows/stations/station-records";
import { createSimulatedBank } from "@/stacks/local/bank";
import { simulatedDrivers } from "@/stacks/local/charge-sessions";
import { memoryStore } from "@/stacks/local/stripe/key-value-store";
import { createStripeSimulator } from "@/stacks/local/stripe/simulator";
import { DEAL, JUNIOR, SENIOR, STATION, simulatedPeriod, TERMS, testId } from "../simulated-period";
import { createTestPorts, testPerson } from "./harness";

export const PERIOD = "2026-11";
export const SENIOR_TOKEN = `0x${"A".repeat(40)}`;
export const JUNIOR_TOKEN = `0x${"B".repeat(40)}`;
const HASH = "0".repeat(64);
const USER = testId("usr", 1);

const address = (digit: string) => `0x${digit.repeat(40)}`;
export const HOLDERS = {
  [SENIOR_TOKEN]: [
    { holder: address("1"), tokens: 3333n },
    { holder: address("2"), tokens: 3333n },
    { holder: address("3"), tokens: 3334n },
  ],
  [JUNIOR_TOKEN]: [{ holder: address("4"), tokens: 1200n }],
} as const;

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

const reverted = (reason: string) =>
  new HeliographError({ code: "CHAIN_REVERTED", kind: "conflict", message: reason, remedy: "", data: { reason } });

/** StatementRegistry, CouponDistributor, the tokens' registers and the Safe, as far as the flows rely on them. */
function periodChain(now: () => number, attestors: readonly PrivateKeyAccount[]) {
  const addresses = {
    ...{ chainId: 31_337, safe: address("5"), safeGuard: null, multiSendCallOnly: address("6"), coin: address("7") },
    ...{ identityRegistry: address("8"), trancheFactory: address("9"), primaryDesk: address("c") },
    ...{ statementRegistry: "0x5FbDB2315678afecb367f032d93F642f64180aa3", couponDistributor: address("d") },
  };
  const domain = { chainId: 31_337, statementRegistry: addresses.statementRegistry };
  const accounts = attestors.map((account) => account.address);
  const done = new Map<string, { transactionHash: Hex; blockNumber: bigint; blockTime: number }>();
  const declared = new Map<string, DeclaredDistribution>();
  const payments = new Map<string, CouponPayment[]>();
  const frozen = new Set<string>();
  let head: Hex = `0x${HASH}`;
  let sent = 0;
  const anchored: Attestation[] = [];

  function relay(key: string, act: () => void) {
    const known = done.get(key);
    if (known) return known;
    act();
    sent += 1;
    const receipt = { transactionHash: keccak256(toHex(key)), blockNumber: BigInt(sent), blockTime: now() };
    done.set(key, receipt);
    return receipt;
  }
  const signerOf = async (attestation: Attestation, signature: string) => {
    try {
      return await recoverAddress({ hash: attestationHash(domain, attestation), signature: signature as Hex });
    } catch {
      return undefined;
    }
  };
  const holdersOf = (token: string) => HOLDERS[token as keyof typeof HOLDERS] ?? [];
  const circulating = (token: string) => holdersOf(token).reduce((sum, { tokens }) => sum + tokens, 0n);
  const unitsOf = ({ amountUnits, token }: DeclaredDistribution, holder: string) => {
    const tokens = holdersOf(token).find((own) => own.holder === holder)?.tokens ?? 0n;
    return (((amountUnits / 10_000n) * tokens) / circulating(token)) * 10_000n;
  };
  const lastOf = (id: string, holder: string) => payments.get(id)?.findLast((payment) => payment.holder === holder);

  const parts: Partial<Ports["chain"]> = {
    addresses,
    status: {
      chainId: 31_337,
      head: async () => ({ blockNumber: BigInt(sent), blockTime: now() }),
      receipt: async (hash) => [...done.values()].find(({ transactionHash }) => transactionHash === hash),
    },
    statements: {
      attestationHash: (attestation) => attestationHash(domain, attestation),
      attestationTypedData: () => "{}",
      signerOf,
      attestors: async () => ({ accounts, threshold: 2 }),
      head: async () => head,
      async anchor(key, attestation, signatures) {
        const signers = new Set(await Promise.all(signatures.map((signature) => signerOf(attestation, signature))));
        if ([...signers].filter((signer) => signer && accounts.includes(signer)).length < 2) {
          throw reverted("TooFewSignatures");
        }
        return relay(key, () => {
          if (attestation.kind === "statement") {
            if (attestation.previousHash !== head) throw reverted("NotTheHead");
            head = attestation.statementHash as Hex;
          } else if (attestation.statementHash !== head) throw reverted("StatementNotTheHead");
          anchored.push(attestation);
        });
      },
      findStatement: async () => undefined,
      findDistribution: async () => undefined,
    },
    tranches: {
      recordTimes: async () => TERMS.calendar.periods.map((period) => recordInstant(period, TERMS.timeZone)),
      holdersAtRecord: async (token: string, index: number) => {
        const period = TERMS.calendar.periods[index];
        if (!period || now() < recordInstant(period, TERMS.timeZone)) throw reverted("RecordNotReached");
        return holdersOf(token);
      },
      circulatingAtRecord: async (token: string) => circulating(token),
    } as unknown as Ports["chain"]["tranches"],
    coupons: {
      declarationId,
      declared: async () => [...declared.values()],
      find: async (id) => declared.get(id),
      entitlement: async (id, holder) => unitsOf(declared.get(id) as DeclaredDistribution, holder),
      payoutState: async (id, holder) => {
        const last = lastOf(id, holder);
        return last === undefined ? "open" : last.paid ? "paid" : "unpaid";
      },
      payBatch: async (key, id, holders) =>
        relay(key, () => {
          const declaration = declared.get(id);
          if (!declaration) throw reverted("NotDeclared");
          for (const holder of holders) {
            if (lastOf(id, holder)?.paid) continue;
            const coinUnits = unitsOf(declaration, holder);
            const paid = !frozen.has(holder);
            const transactionHash = keccak256(toHex(key));
            const list = payments.get(id) ?? [];
            list.push({ declarationId: id, holder, coinUnits, paid, transactionHash, blockNumber: BigInt(sent) });
            payments.set(id, list);
          }
        }),
      sweepDust: async (key) => relay(key, () => undefined),
      claimCall: () => ({ to: address("d"), value: "0", data: "0x" }),
      payments: async (id) => payments.get(id) ?? [],
    },
    faucet: { mint: async (key) => relay(key, () => undefined) },
  };
  let nonce = 0n;
  const safe: Ports["safe"] = {
    state: async () => ({ address: addresses.safe, owners: [address("e"), address("f")], threshold: 2, nonce }),
    prepare: async () => {
      throw new Error("not part of these tests");
    },
    checkSignature: async (_hash, signature) => ({
      ok: true,
      value: { owner: address(signature.slice(2, 3)), signature },
    }),
    simulate: async () => ({ ok: true, value: null }),
    findExecution: async () => undefined,
    execute: async (key, { calls }) => {
      const receipt = relay(key, () => {
        nonce += 1n;
        for (const { data } of calls.slice(1)) {
          const { args } = decodeFunctionData({ abi: couponDistributorAbi, data: data as Hex });
          declare((args as readonly [Declaration])[0], key);
        }
      });
      return { ok: true, value: receipt };
    },
  };
  type Declaration = {
    token: string;
    recordIndex: number;
    period: number;
    kind: number;
    sequence: number;
    amount: bigint;
    dealKey: string;
  };
  function declare(declaration: Declaration, key: string): void {
    const kind = PAYMENT_KINDS[declaration.kind];
    const token = Object.keys(HOLDERS).find((own) => own.toLowerCase() === declaration.token.toLowerCase());
    if (!kind || token === undefined) throw new Error("a declaration names a token and a kind");
    const period = periodOfNumber(declaration.period);
    const id = declarationId({ dealId: DEAL, token, period, kind, sequence: declaration.sequence });
    if (declared.has(id)) throw reverted("AlreadyDeclared");
    declared.set(id, {
      ...{ id, dealKey: declaration.dealKey, token, period, kind, sequence: declaration.sequence },
      ...{
        recordIndex: declaration.recordIndex,
        amountUnits: declaration.amount,
        circulatingTokens: circulating(token),
      },
      ...{ distributionHash: `0x${sha256("d")}`, transactionHash: keccak256(toHex(key)), blockNumber: 1n },
    });
  }
  return { parts, safe, anchored, declared, payments, frozen, sent: () => sent };
}
