import { randomBytes } from "node:crypto";
import type { DynamoDBRecord } from "aws-lambda";
import type { ChangeSink, ItemChange } from "../items/item-change";
import { keyOf } from "../items/item-keys";
import type { DurableStore, Keyspace } from "../store/durable-store";
import { streamArn } from "../tables/table-definition";
import { itemSizeBytes } from "../values/value-size";

const RETENTION_MS = 24 * 3_600_000;
const LAST_SEQUENCE = "last-sequence";
const CHECKPOINT_PREFIX = "checkpoint:";
const TRIMMED_AT_ONCE_MAX = 1_000;

export type StreamPage = { readonly records: readonly DynamoDBRecord[]; readonly lastSequence: bigint };

/**
 * The stream of all tables that have one: every change as a record, written in the transaction of its items, numbered
 * in the order of commits. Records stay until every known consumer has passed them, and for a day at least.
 */
export class StreamLog implements ChangeSink {
  private readonly records: Keyspace;
  private readonly state: Keyspace;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: DurableStore,
    private readonly now: () => number,
  ) {
    this.records = store.keyspace("stream-records");
    this.state = store.keyspace("stream-state");
  }

  changed(change: ItemChange): void {
    if (change.table.streamViewType === undefined) return;
    if (change.before === undefined && change.after === undefined) return;
    const sequence = this.lastSequence() + 1n;
    this.state.putSync(Buffer.from(LAST_SEQUENCE), sequenceKey(sequence));
    this.records.putSync(sequenceKey(sequence), Buffer.from(JSON.stringify(this.record(change, sequence))));
    setImmediate(() => this.notify());
  }

  /** Up to `limit` records after a sequence number (0n for the oldest there is), in order. */
  read(afterSequence: bigint, limit: number): StreamPage {
    const range = this.records.getRange({ start: sequenceKey(afterSequence + 1n), limit });
    const found = [...range].map(({ key, value }) => ({ key, record: JSON.parse(value.toString()) as DynamoDBRecord }));
    const last = found.at(-1);
    return {
      records: found.map(({ record }) => record),
      lastSequence: last === undefined ? afterSequence : last.key.readBigUInt64BE(),
    };
  }

  /** Number of the newest record, 0n where there was none yet. */
  lastSequence(): bigint {
    return this.state.get(Buffer.from(LAST_SEQUENCE))?.readBigUInt64BE() ?? 0n;
  }

  /** How far a consumer has come: the sequence number of the last record it has done with. */
  checkpoint(consumer: string): bigint {
    return this.state.get(Buffer.from(CHECKPOINT_PREFIX + consumer))?.readBigUInt64BE() ?? 0n;
  }

  /** Durably notes how far a consumer has come, and forgets old records that nobody needs any more. */
  async saveCheckpoint(consumer: string, sequence: bigint): Promise<void> {
    await this.store.write(() => {
      this.state.putSync(Buffer.from(CHECKPOINT_PREFIX + consumer), sequenceKey(sequence));
      this.trim();
    });
  }

  /** Resolves with the next record after those read, or when the signal is aborted. */
  waitForRecords(afterSequence: bigint, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.lastSequence() > afterSequence) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.listeners.delete(done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.listeners.add(done);
      signal.addEventListener("abort", done);
    });
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private trim(): void {
    const start = Buffer.from(CHECKPOINT_PREFIX);
    const end = Buffer.from("checkpoint;"); // the character after the colon
    const checkpoints = [...this.state.getRange({ start, end })].map(({ value }) => value.readBigUInt64BE());
    const [passed] = [this.lastSequence(), ...checkpoints].sort((left, right) => (left < right ? -1 : 1));
    if (passed === undefined || checkpoints.length === 0) return;
    const horizonSeconds = (this.now() - RETENTION_MS) / 1000;
    const old = [...this.records.getRange({ end: sequenceKey(passed + 1n), limit: TRIMMED_AT_ONCE_MAX })];
    for (const { key, value } of old) {
      const record = JSON.parse(value.toString()) as DynamoDBRecord;
      if ((record.dynamodb?.ApproximateCreationDateTime ?? 0) > horizonSeconds) return;
      this.records.removeSync(key);
    }
  }

  private record(change: ItemChange, sequence: bigint): DynamoDBRecord {
    const { table, before, after } = change;
    const view = table.streamViewType;
    const keys = keyOf(table, change.key);
    const newImage = view === "NEW_IMAGE" || view === "NEW_AND_OLD_IMAGES" ? after : undefined;
    const oldImage = view === "OLD_IMAGE" || view === "NEW_AND_OLD_IMAGES" ? before : undefined;
    const sizes = [keys, newImage, oldImage].map((image) => (image === undefined ? 0 : itemSizeBytes(image)));
    return JSON.parse(
      JSON.stringify({
        eventID: randomBytes(16).toString("hex"),
        eventName: before === undefined ? "INSERT" : after === undefined ? "REMOVE" : "MODIFY",
        eventVersion: "1.1",
        eventSource: "aws:dynamodb",
        awsRegion: "local",
        dynamodb: {
          ApproximateCreationDateTime: Math.floor(this.now() / 1000),
          Keys: keys,
          NewImage: newImage,
          OldImage: oldImage,
          SequenceNumber: sequence.toString().padStart(21, "0"),
          SizeBytes: sizes.reduce((sum, size) => sum + size, 0),
          StreamViewType: view,
        },
        eventSourceARN: streamArn(table),
        ...(change.expired ? { userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } } : {}),
      }),
    ) as DynamoDBRecord;
  }
}

function sequenceKey(sequence: bigint): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64BE(sequence);
  return key;
}
