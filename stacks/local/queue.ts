import { createHash } from "node:crypto";
import type { SQSHandler, SQSRecord } from "aws-lambda";
import type { DurableStore } from "./dynamodb/store/durable-store";
import { invokeLambda } from "./lambda-invocation";
import { pause } from "./pause";
import { QueueMessages, type Receipt, type StoredMessage } from "./queue-messages";

export type LocalQueueOptions = {
  readonly store: DurableStore;
  readonly name: string;
  /** How long a received message stays hidden: a handler that dies leaves its messages to be received again then. */
  readonly visibilityMs?: number;
  /** Pause before a message that its handler refused comes again. */
  readonly retryMs?: number;
  /** Deliveries before a message becomes a dead letter. */
  readonly receivesMax?: number;
  readonly batchSize?: number;
  /** Told of every failed delivery. */
  readonly onError?: (error: unknown, messageIds: readonly string[]) => void;
};

/** A queue with SQS's promises: durable, at least once, in no strict order. Times are wall time. */
export type LocalQueue = {
  /** Resolves with the message's id after it is on disk. */
  send(body: string, options?: { readonly delayMs?: number }): Promise<string>;
  /** Delivers to the handler until the signal is aborted; a batch that is being handled is finished first. */
  consume(handler: SQSHandler, signal: AbortSignal): Promise<void>;
  /** Messages that wait or are being handled. */
  waitingCount(): number;
  deadLetters(): readonly StoredMessage[];
  /** Gives all dead letters another life; returns how many. */
  redrive(): Promise<number>;
};

const IDLE_MS_MAX = 60_000;

/** Opens the queue of that name in the database's environment. */
export function openLocalQueue(options: LocalQueueOptions): LocalQueue {
  const { store, name, visibilityMs = 30_000, retryMs = 1_000, receivesMax = 5, batchSize = 10 } = options;
  const onError = options.onError ?? ((error, ids) => console.error(`Queue ${name}: ${ids.join(", ")} failed:`, error));
  const messages = new QueueMessages(store, name);
  let wake = new AbortController();

  function wakeConsumers(): void {
    wake.abort();
    wake = new AbortController();
  }

  async function deliverBatch(handler: SQSHandler): Promise<boolean> {
    const receipts = await messages.receive(Date.now(), batchSize, visibilityMs, receivesMax);
    if (receipts.length === 0) return false;
    const failed = await failuresOf(handler, receipts, name, onError);
    const done = receipts.filter((receipt) => !failed.includes(receipt));
    await messages.settle(done, failed, Date.now() + retryMs);
    return true;
  }

  return {
    async send(body, { delayMs = 0 } = {}) {
      const id = await messages.send(body, Date.now(), delayMs);
      wakeConsumers();
      return id;
    },
    async consume(handler, signal) {
      while (!signal.aborted) {
        const woken = AbortSignal.any([signal, wake.signal]);
        if (await deliverBatch(handler)) continue;
        const next = messages.nextVisibleAt();
        const wait = next === undefined ? IDLE_MS_MAX : Math.max(0, next - Date.now());
        await pause(Math.min(IDLE_MS_MAX, wait), woken);
      }
    },
    waitingCount: () => messages.waitingCount(),
    deadLetters: () => messages.deadLetters(),
    async redrive() {
      const count = await messages.redrive(Date.now());
      wakeConsumers();
      return count;
    },
  };
}

/** The messages that must come again: all of them after an exception, else those that the handler names. */
async function failuresOf(
  handler: SQSHandler,
  receipts: readonly Receipt[],
  name: string,
  onError: (error: unknown, messageIds: readonly string[]) => void,
): Promise<readonly Receipt[]> {
  try {
    const response = await invokeLambda(
      handler,
      { Records: receipts.map(({ message }) => sqsRecord(message, name)) },
      name,
    );
    const named = new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    if (named.size === 0) return [];
    const failed = receipts.filter(({ message }) => named.has(message.id));
    const affected = failed.length === named.size ? failed : receipts; // an unknown id fails the whole batch, as in SQS
    onError(new Error("reported by the handler"), idsOf(affected));
    return affected;
  } catch (error) {
    onError(error, idsOf(receipts));
    return receipts;
  }
}

function idsOf(receipts: readonly Receipt[]): readonly string[] {
  return receipts.map(({ message }) => message.id);
}

function sqsRecord(message: StoredMessage, name: string): SQSRecord {
  return {
    messageId: message.id,
    receiptHandle: `${message.id}#${message.receiveCount}`,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: String(message.sentAt),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(message.body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:local:000000000000:${name}`,
    awsRegion: "local",
  };
}
