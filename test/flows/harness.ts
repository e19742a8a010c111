import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { directPeriodComputer } from "@/lib/adapters/computer/direct-period-computer";
import { dynamoBook } from "@/lib/adapters/dynamo/book";
import { tableDefinition } from "@/lib/adapters/dynamo/table";
import { ulidSource } from "@/lib/adapters/ids/ulid-source";
import type { Actor } from "@/lib/core/identity/actor";
import { derivedId } from "@/lib/core/ids/derived-id";
import type { Book, Write } from "@/lib/flows/ports/book";
import type { DomainEvent } from "@/lib/flows/ports/event";
import type { KycCheck } from "@/lib/flows/ports/kyc";
import type { Ports } from "@/lib/flows/ports/ports";
import { react } from "@/lib/reactions";
import { openEmbeddedDynamo } from "@/stacks/local/dynamodb/embedded-dynamo";
import { folderStorage } from "@/stacks/local/folder-storage";
import { fakeChain } from "./fake-chain";
import { fakePayments } from "./fake-payments";
import { fakeSafe } from "./fake-safe";

const TABLE = "test";
const START = Date.parse("2026-11-02T12:00:00Z");

/** A port that the use cases under test do not need: it says so when it is called all the same. */
function absent<Name extends keyof Ports>(name: Name): Ports[Name] {
  const get = () => {
    throw new Error(`the port ${name} is not part of these tests`);
  };
  return new Proxy({}, { get }) as Ports[Name];
}

/** Thrown where a test lets the process die between an act and its record. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * Ports for tests of use cases: the real book on the embedded DynamoDB and the real blob storage, in a temporary folder;
 * fakes where the port is an outside vendor. Published events wait in `events` until `drain` lets them be followed.
 */
export async function createTestPorts() {
  const directory = mkdtempSync(join(tmpdir(), "heliograph-flows-"));
  let now = START;
  let wallNow = START;
  const clock = { now: () => now };
  const database = openEmbeddedDynamo({ directory: join(directory, "table"), clock });
  const client = database.client();
  await client.send(new CreateTableCommand(tableDefinition(TABLE)));
  const marshalling = { marshallOptions: { removeUndefinedValues: true } };
  const real = dynamoBook({ client: DynamoDBDocumentClient.from(client, marshalling), table: TABLE, clock });
  const chain = fakeChain(clock);
  const payments = fakePayments();
  const checks = new Map<string, KycCheck>();
  const events: DomainEvent[] = [];
  const published: DomainEvent[] = [];
  let crashBefore: ((writes: readonly Write[]) => boolean) | null = null;

  const book: Book = {
    ...real,
    async commit(writes) {
      if (crashBefore?.(writes)) {
        crashBefore = null;
        throw new Crash("the process died before this commit");
      }
      const outcome = await real.commit(writes);
      const told = writes.flatMap((write) => (write.kind === "publish" ? [write.event] : []));
      if (outcome.ok) {
        events.push(...told);
        published.push(...told);
      }
      return outcome;
    },
  };
  const ports: Ports = {
    book,
    storage: folderStorage(join(directory, "blobs")),
    clock,
    wallClock: { now: () => wallNow },
    ids: ulidSource(clock),
    secrets: { newSecret: () => "s".repeat(43) },
    simulator: absent("simulator"),
    periodComputer: directPeriodComputer,
    documents: absent("documents"),
    chain: chain.chain,
    safe: fakeSafe(clock),
    attestors: { accounts: [], threshold: 0 },
    payments: payments.port,
    kyc: {
      async startCheck({ userId, country, idempotencyKey }) {
        const checkId = `chk_${idempotencyKey}`;
        const pending = { checkId, userId, country, state: "pending" as const, decidedAt: null, verifiedUntil: null };
        if (!checks.has(checkId)) checks.set(checkId, { ...pending, simulated: true });
        return { checkId, url: `http://127.0.0.1/simulated/kyc/${checkId}` };
      },
      async getCheck(checkId) {
        const check = checks.get(checkId);
        if (!check) throw new Error(`no check ${checkId}`);
        return check;
      },
    },
    chargingPayments: absent("chargingPayments"),
    bankFeed: absent("bankFeed"),
    mailer: { send: async () => undefined },
    stage: { livemode: false, chainId: 31_337, mode: "local" },
  };

  return {
    ports,
    chain,
    payments,
    checks,
    /** Every event that was ever published. */
    published,
    now: clock.now,
    /** Moves the product's time; sign-ins go by wall time and stay as fresh as they are. */
    advance(ms: number) {
      now += ms;
    },
    advanceWall(ms: number) {
      wallNow += ms;
    },
    /** Lets the process die just before the first commit that fits. */
    crashBeforeCommit(fits: (writes: readonly Write[]) => boolean) {
      crashBefore = fits;
    },
    /** Follows every waiting event, and what comes of it. A failing reaction leaves its event waiting and throws. */
    async drain() {
      for (let event = events[0]; event; event = events[0]) {
        await react(ports, event);
        events.shift();
      }
    },
    /** Delivers every event that was ever published once more. */
    async redeliver() {
      for (const event of [...published]) await react(ports, event);
    },
    async close() {
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type TestPorts = Awaited<ReturnType<typeof createTestPorts>>;

/** A signed-in person without any role, with a wallet unless told otherwise. */
export function testPerson(name: string, parts: Partial<Actor> = {}): Actor {
  const walletAddress = `0x${Buffer.from(name.padEnd(20, ".")).subarray(0, 20).toString("hex")}` as const;
  return {
    userId: derivedId("user", name),
    email: `${name}@example.com`,
    memberships: [],
    walletAddress,
    authenticatedAt: START,
    ...parts,
  };
}
