import type * as z from "zod";
import type { LedgerTransaction } from "../../core/ledger/ledger";
import type { Instant } from "../../core/time/instant";
import type { DomainEvent } from "./event";

/**
 * A kind of object in the book of record: its schema and how it is found again. `parent` groups objects under another one
 * (orders of an offering, envelopes of a device); `sort` orders them inside it and inside the organisation.
 */
export type Collection<T> = {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  keysOf(value: T): { id: string; orgId: string; parent?: string; sort?: string };
};

export function defineCollection<T>(collection: Collection<T>): Collection<T> {
  return collection;
}

/** An object with the version that a later write must still find. Versions begin at 1; 0 means "must not exist yet". */
export type Stored<T> = { readonly value: T; readonly version: number };

export type Page<T> = { readonly items: readonly T[]; readonly cursor: string | null };

export type PageRequest = {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  /** Only `sort` values from here on, inclusive. */
  readonly from?: string | undefined;
  /** Only `sort` values before this one, exclusive. */
  readonly before?: string | undefined;
  readonly newestFirst?: boolean | undefined;
};

export type Write =
  | { readonly kind: "put"; readonly collection: Collection<never>; readonly value: unknown; readonly expected: number }
  | { readonly kind: "post"; readonly transaction: LedgerTransaction }
  | { readonly kind: "publish"; readonly event: DomainEvent }
  | { readonly kind: "once"; readonly key: string; readonly inputHash: string };

/** Writes an object if it still has the version that was read. */
export function put<T>(collection: Collection<T>, value: T, expected: number): Write {
  return { kind: "put", collection: collection as unknown as Collection<never>, value, expected };
}

/** Posts a ledger transaction, once forever by its id. */
export function post(transaction: LedgerTransaction): Write {
  return { kind: "post", transaction };
}

/** Publishes an event with the state that it tells of. */
export function publish(event: DomainEvent): Write {
  return { kind: "publish", event };
}

/** A permanent record that the thing named by `key` was done with this input; a second one is refused, forever. */
export function once(key: string, inputHash: string): Write {
  return { kind: "once", key, inputHash };
}

export type CommitOutcome =
  | { readonly ok: true }
  /** Somebody else wrote first: read again and decide again. */
  | { readonly ok: false; readonly refusal: "STATE_CHANGED"; readonly key: string }
  /** The `once` record or ledger transaction stands already; `sameInput` says whether it was the same request. */
  | { readonly ok: false; readonly refusal: "ALREADY_DONE"; readonly key: string; readonly sameInput: boolean };

/** The book of record. All writes of one commit stand together or not at all (at most 100). */
export interface Book {
  get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined>;
  listByOrg<T>(collection: Collection<T>, orgId: string, page?: PageRequest): Promise<Page<Stored<T>>>;
  listByParent<T>(collection: Collection<T>, parent: string, page?: PageRequest): Promise<Page<Stored<T>>>;
  commit(writes: readonly Write[]): Promise<CommitOutcome>;
  /** Ledger transactions of one book (a deal), in posting order. */
  ledger(bookId: string, page?: PageRequest): Promise<Page<LedgerTransaction & { postedAt: Instant }>>;
}
