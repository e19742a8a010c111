import { randomUUID } from "node:crypto";
import type { DurableStore, Keyspace } from "./dynamodb/store/durable-store";

/** A message at rest. Times are epoch milliseconds of the wall clock. */
export type StoredMessage = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly firstReceivedAt: number | undefined;
  readonly receiveCount: number;
};

export type Receipt = { readonly position: Buffer; readonly message: StoredMessage };

const TIME_BYTES = 8;

/** The messages of one queue, in the order in which they become visible; every change is durable. */
export class QueueMessages {
  private readonly space: Keyspace;
  private readonly dead: Keyspace;

  constructor(
    private readonly store: DurableStore,
    name: string,
  ) {
    this.space = store.keyspace(`queue:${name}`);
    this.dead = store.keyspace(`queue:${name}:dead`);
  }

  async send(body: string, now: number, delayMs: number): Promise<string> {
    const message: StoredMessage = {
      id: randomUUID(),
      body,
      sentAt: now,
      visibleAt: now + delayMs,
      firstReceivedAt: undefined,
      receiveCount: 0,
    };
    await this.store.write(() => put(this.space, message));
    return message.id;
  }

  /**
   * Takes up to `limit` visible messages and hides them until `now + visibilityMs`. A message that has been received
   * `receivesMax` times goes to the dead letters instead.
   */
  receive(now: number, limit: number, visibilityMs: number, receivesMax: number): Promise<readonly Receipt[]> {
    return this.store.write(() => {
      const receipts: Receipt[] = [];
      for (const { key, value } of [...this.space.getRange({ end: timeKey(now + 1), limit })]) {
        const message = decode(value);
        this.space.removeSync(key);
        if (message.receiveCount >= receivesMax) {
          put(this.dead, message);
          continue;
        }
        const received: StoredMessage = {
          ...message,
          visibleAt: now + visibilityMs,
          firstReceivedAt: message.firstReceivedAt ?? now,
          receiveCount: message.receiveCount + 1,
        };
        receipts.push({ position: put(this.space, received), message: received });
      }
      return receipts;
    });
  }

  /** Settles a batch: what is done is removed, what failed becomes visible again at `retryAt`. */
  async settle(done: readonly Receipt[], failed: readonly Receipt[], retryAt: number): Promise<void> {
    await this.store.write(() => {
      for (const { position } of done) this.space.removeSync(position);
      for (const { position, message } of failed) {
        if (!this.space.removeSync(position)) continue; // its time was over and somebody else has received it
        put(this.space, { ...message, visibleAt: retryAt });
      }
    });
  }

  /** When the next message becomes visible; undefined where there is none. */
  nextVisibleAt(): number | undefined {
    const [first] = [...this.space.getKeys({ limit: 1 })];
    return first === undefined ? undefined : Number(first.readBigUInt64BE());
  }

  waitingCount(): number {
    return this.space.getKeysCount();
  }

  deadLetters(): readonly StoredMessage[] {
    return [...this.dead.getRange()].map(({ value }) => decode(value));
  }

  /** Gives all dead letters another life; returns how many. */
  redrive(now: number): Promise<number> {
    return this.store.write(() => {
      const letters = [...this.dead.getRange()];
      for (const { key, value } of letters) {
        this.dead.removeSync(key);
        put(this.space, { ...decode(value), visibleAt: now, receiveCount: 0 });
      }
      return letters.length;
    });
  }
}

function timeKey(time: number): Buffer {
  const key = Buffer.alloc(TIME_BYTES);
  key.writeBigUInt64BE(BigInt(Math.max(0, Math.floor(time))));
  return key;
}

function put(space: Keyspace, message: StoredMessage): Buffer {
  const position = Buffer.concat([timeKey(message.visibleAt), Buffer.from(message.id)]);
  space.putSync(position, Buffer.from(JSON.stringify(message)));
  return position;
}

function decode(value: Buffer): StoredMessage {
  return JSON.parse(value.toString()) as StoredMessage;
}
