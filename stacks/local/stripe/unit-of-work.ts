import { randomBytes } from "node:crypto";
import type { Entry, KeyValueStore } from "./key-value-store";
import type { EventRecord, RecordKinds } from "./records";
import { noSuch } from "./stripe-fault";

const API_VERSION = "2026-10-28.endive";

/** What one request or one tick reads and changes in one account; written at once at its end, or not at all. */
export class UnitOfWork {
  readonly #store: KeyValueStore;
  readonly #changes = new Map<string, string | null>();
  /** Time of the simulated world in whole seconds. */
  readonly nowS: number;
  readonly account: string;

  constructor(store: KeyValueStore, account: string, nowS: number) {
    this.#store = store;
    this.account = account;
    this.nowS = nowS;
  }

  newId(prefix: string): string {
    return `${prefix}_${randomBytes(12).toString("hex")}`;
  }

  async find<Kind extends keyof RecordKinds>(kind: Kind, id: string): Promise<RecordKinds[Kind] | undefined> {
    const json = await this.read(this.#key(kind, id));
    return json === undefined ? undefined : (JSON.parse(json) as RecordKinds[Kind]);
  }

  async get<Kind extends keyof RecordKinds>(kind: Kind, id: string, param?: string): Promise<RecordKinds[Kind]> {
    const record = await this.find(kind, id);
    if (record) return record;
    throw noSuch(kind, id, param);
  }

  save<Kind extends keyof RecordKinds>(kind: Kind, record: RecordKinds[Kind]): void {
    this.write(this.#key(kind, record.id), JSON.stringify(record));
  }

  /** All records of a kind, oldest first. */
  async all<Kind extends keyof RecordKinds>(kind: Kind): Promise<RecordKinds[Kind][]> {
    const prefix = this.#key(kind, "");
    const stored = (await this.#store.list(prefix)).map((json) => JSON.parse(json) as RecordKinds[Kind]);
    const byId = new Map(stored.map((record) => [record.id, record]));
    for (const [key, json] of this.#changes) {
      if (!key.startsWith(prefix) || json === null) continue;
      const record = JSON.parse(json) as RecordKinds[Kind];
      byId.set(record.id, record);
    }
    return [...byId.values()].sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  /** Notes that `id` belongs to `parent`, to be found again by `linked`. */
  link(name: string, parent: string, id: string): void {
    this.write(`account/${this.account}/${name}/${parent}/${id}`, JSON.stringify(id));
  }

  unlink(name: string, parent: string, id: string): void {
    this.write(`account/${this.account}/${name}/${parent}/${id}`, null);
  }

  /** Ids linked to `parent`, or to all parents when it is empty; by parent, then id. */
  async linked(name: string, parent: string): Promise<string[]> {
    const prefix = `account/${this.account}/${name}/${parent === "" ? "" : `${parent}/`}`;
    const ids = new Set((await this.#store.list(prefix)).map((json) => JSON.parse(json) as string));
    for (const [key, json] of this.#changes) {
      if (!key.startsWith(prefix)) continue;
      if (json === null) ids.delete(key.slice(key.lastIndexOf("/") + 1));
      else ids.add(JSON.parse(json) as string);
    }
    return [...ids];
  }

  async read(key: string): Promise<string | undefined> {
    const changed = this.#changes.get(key);
    return changed === undefined ? this.#store.get(key) : (changed ?? undefined);
  }

  write(key: string, json: string | null): void {
    this.#changes.set(key, json);
  }

  /** Records that something happened; its webhook leaves after the commit. */
  emit(type: string, object: object): void {
    const event: EventRecord = {
      id: this.newId("evt"),
      object: "event",
      api_version: API_VERSION,
      created: this.nowS,
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
      account: this.account,
      data: { object: structuredClone(object) },
    };
    this.save("event", event);
    const sequence = String(this.#changes.size).padStart(6, "0");
    const key = `outbox/${String(this.nowS).padStart(12, "0")}/${sequence}/${event.id}`;
    this.write(key, JSON.stringify({ ...event, key }));
  }

  async commit(): Promise<void> {
    const entries: readonly Entry[] = [...this.#changes];
    if (entries.length > 0) await this.#store.put(entries);
  }

  #key(kind: keyof RecordKinds, id: string): string {
    return `account/${this.account}/${kind}/${id}`;
  }
}
