import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { answer, type EngineAnswer } from "./engine";
import { Expiry } from "./items/expiry";
import { ItemStore } from "./items/item-store";
import type { OperationContext } from "./operations/operation";
import { RequestTokens } from "./operations/request-tokens";
import { removeExpired, removeOutdatedTokens } from "./operations/time-to-live";
import { EmbeddedRequestHandler } from "./request-handler";
import { type DurableStore, openDurableStore } from "./store/durable-store";
import { StreamLog } from "./stream/stream-log";
import { TableCatalog } from "./tables/table-catalog";

const SWEEP_EVERY_MS = 5_000;

export type EmbeddedDynamoOptions = {
  /** Made where it does not exist; one process at a time. */
  readonly directory: string;
  /** Epoch milliseconds; times to live expire by it. */
  readonly clock: { now(): number };
};

/** A DynamoDB in this process, durable in one directory. */
export type EmbeddedDynamo = {
  /** The AWS SDK's own client; every client works on the same tables. */
  client(): DynamoDBClient;
  /** Changes of all tables that have a stream, in the order of their commits. */
  readonly stream: StreamLog;
  /** The LMDB environment, for neighbours (queues, schedules) that keep their state in the same place. */
  readonly store: DurableStore;
  /** One request of the wire protocol. */
  answer(target: string, body: string): Promise<EngineAnswer>;
  /** Removes expired items at once instead of within seconds; returns how many. */
  removeExpired(): Promise<number>;
  close(): Promise<void>;
};

/**
 * Opens, or creates, the database of a directory.
 * @throws HeliographError DATABASE_IN_USE, DATABASE_READ_ONLY, DATABASE_CORRUPT
 */
export function openEmbeddedDynamo({ directory, clock }: EmbeddedDynamoOptions): EmbeddedDynamo {
  const store = openDurableStore(directory);
  const now = () => clock.now();
  const stream = new StreamLog(store, now);
  const expiry = new Expiry(store);
  const context: OperationContext = {
    store,
    catalog: new TableCatalog(store),
    items: new ItemStore(store, [stream, expiry]),
    expiry,
    tokens: new RequestTokens(store, now),
    now,
  };
  const answerRequest = (target: string, body: string) => answer(context, target, body);
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweeper = setInterval(() => {
    sweeping = sweeping.then(() => sweep(context));
  }, SWEEP_EVERY_MS);
  sweeper.unref();
  return {
    client: () =>
      new DynamoDBClient({
        endpoint: "http://embedded.dynamodb.local",
        region: "local",
        credentials: { accessKeyId: "embedded", secretAccessKey: "embedded" },
        maxAttempts: 1,
        signer: { sign: async (request) => request }, // nobody would check a signature in this process
        requestHandler: new EmbeddedRequestHandler(answerRequest),
      }),
    stream,
    store,
    answer: answerRequest,
    removeExpired: () => removeExpired(context),
    async close() {
      clearInterval(sweeper);
      await sweeping;
      await store.close();
    },
  };
}

async function sweep(context: OperationContext): Promise<void> {
  try {
    await removeExpired(context);
    await removeOutdatedTokens(context);
  } catch (error) {
    console.error("The embedded DynamoDB could not remove expired items:", error);
  }
}
