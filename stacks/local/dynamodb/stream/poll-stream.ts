import type { DynamoDBRecord, DynamoDBStreamHandler } from "aws-lambda";
import { invokeLambda } from "../../lambda-invocation";
import { pause } from "../../pause";
import type { EmbeddedDynamo } from "../embedded-dynamo";

const RETRY_MS_MIN = 100;
const RETRY_MS_MAX = 30_000;

export type PollStreamOptions = {
  /** Ends the poll after the batch that is being delivered. */
  readonly signal: AbortSignal;
  /** Each consumer has its own checkpoint. */
  readonly consumer?: string;
  readonly batchSize?: number;
  /** Told of every failed delivery; the batch is delivered again after a growing pause. */
  readonly onError?: (error: unknown, attempt: number) => void;
};

/**
 * Delivers the stream to a Lambda handler in order and at least once: the checkpoint moves, durably, only past what the
 * handler has done. Partial batch failures (`batchItemFailures`) are honoured. Resolves when the signal is aborted.
 */
export async function pollStream(
  db: EmbeddedDynamo,
  handler: DynamoDBStreamHandler,
  { signal, consumer = "stream", batchSize = 100, onError = reportError }: PollStreamOptions,
): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    const from = db.stream.checkpoint(consumer);
    const { records, lastSequence } = db.stream.read(from, batchSize);
    if (records.length === 0) {
      await db.stream.waitForRecords(from, signal);
      continue;
    }
    const failure = await deliver(handler, records, consumer);
    const done = failure === undefined ? lastSequence : sequenceBefore(records, failure.at, from);
    if (done > from) {
      await db.stream.saveCheckpoint(consumer, done);
      attempt = 0;
    }
    if (failure === undefined) continue;
    attempt += 1;
    onError(failure.error, attempt);
    await pause(Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** (attempt - 1)), signal);
  }
}

type Failure = { readonly at: number; readonly error: unknown };

/** The first record that must come again, or undefined where all are done. */
async function deliver(
  handler: DynamoDBStreamHandler,
  records: readonly DynamoDBRecord[],
  consumer: string,
): Promise<Failure | undefined> {
  try {
    const response = await invokeLambda(handler, { Records: [...records] }, consumer);
    const failed = response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) ?? [];
    if (failed.length === 0) return undefined;
    const first = records.findIndex((record) => failed.includes(record.dynamodb?.SequenceNumber ?? ""));
    return { at: Math.max(0, first), error: new Error(`records ${failed.join(", ")} failed`) };
  } catch (error) {
    return { at: 0, error };
  }
}

function sequenceBefore(records: readonly DynamoDBRecord[], at: number, from: bigint): bigint {
  const sequence = records[at - 1]?.dynamodb?.SequenceNumber;
  return sequence === undefined ? from : BigInt(sequence);
}

function reportError(error: unknown, attempt: number): void {
  console.error(`The stream's handler failed (attempt ${attempt}):`, error);
}
