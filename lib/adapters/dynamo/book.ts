import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Json } from "../../core/evidence/canonical-json";
import { hashOf } from "../../core/evidence/hash";
import { assertPostable, LedgerTransaction } from "../../core/ledger/ledger";
import { formatInstant, parseInstant } from "../../core/time/instant";
import type { Book, Collection, CommitOutcome, Page, PageRequest, Stored, Write } from "../../flows/ports/book";
import type { Clock } from "../../flows/ports/clock";
import { DomainEvent } from "../../flows/ports/event";
import {
  ledgerEntity,
  ledgerHeadEntity,
  NO_PARENT,
  onceEntity,
  outboxEntity,
  type RecordEntity,
  recordEntity,
} from "./entities";

const MAX_WRITES = 100;
const MAX_ATTEMPTS = 12;
const OUTBOX_KEPT_S = 30 * 24 * 3600;
const GENESIS = "0".repeat(64);

type TransactItem = { Put: Record<string, unknown> };
/** A write with what a failed condition on it means for the caller. */
type Planned = { item: TransactItem; onConflict: "state" | "done" | "retry"; key: string; inputHash?: string };

/**
 * The book of record on one DynamoDB table. ElectroDB shapes keys and items; the commit is one TransactWriteItems.
 * Ledger transactions extend their book's hash chain: a lost race for the head is retried here, unseen by the caller.
 */
export function dynamoBook(parameters: { client: DynamoDBDocumentClient; table: string; clock: Clock }): Book {
  const { client, table, clock } = parameters;
  const entities = new Map<string, RecordEntity>();
  const onces = onceEntity(table);
  const ledgers = ledgerEntity(table);
  const heads = ledgerHeadEntity(table);
  const outbox = outboxEntity(table);
  for (const entity of [onces, ledgers, heads, outbox]) entity.setClient(client);

  function entityOf(name: string): RecordEntity {
    let entity = entities.get(name);
    if (!entity) {
      entity = recordEntity(table, name);
      entity.setClient(client);
      entities.set(name, entity);
    }
    return entity;
  }

  function planPut(write: Extract<Write, { kind: "put" }>): Planned {
    const collection = write.collection as Collection<unknown>;
    const value = collection.schema.parse(write.value);
    const { id, orgId, parent, sort } = collection.keysOf(value);
    const operation = entityOf(collection.name).put({
      id,
      orgId,
      sort: sort ?? id,
      version: write.expected + 1,
      value,
      parent: parent ?? NO_PARENT,
    });
    const guarded =
      write.expected === 0
        ? operation.where((attributes, { notExists }) => notExists(attributes.id))
        : operation.where((attributes, { eq }) => eq(attributes.version, write.expected));
    return { item: { Put: guarded.params() }, onConflict: "state", key: `${collection.name}/${id}` };
  }

  function planOnce(key: string, inputHash: string): Planned {
    const params = onces
      .put({ key, inputHash, doneAt: formatInstant(clock.now()) })
      .where((attributes, { notExists }) => notExists(attributes.key))
      .params();
    return { item: { Put: params }, onConflict: "done", key, inputHash };
  }

  async function planPostings(transactions: readonly LedgerTransaction[]): Promise<Planned[]> {
    const planned: Planned[] = [];
    const headsByBook = new Map<string, { sequence: number; hash: string; read: number }>();
    for (const input of transactions) {
      const transaction = LedgerTransaction.parse(input);
      assertPostable(transaction);
      let head = headsByBook.get(transaction.bookId);
      if (!head) {
        const { data } = await heads.get({ bookId: transaction.bookId }).go({ consistent: true });
        head = { sequence: data?.sequence ?? 0, hash: data?.hash ?? GENESIS, read: data?.sequence ?? 0 };
      }
      const postedAt = formatInstant(clock.now());
      const sequence = head.sequence + 1;
      const hash = hashOf({ previousHash: head.hash, sequence, postedAt, transaction: transaction as Json });
      const params = ledgers
        .put({ bookId: transaction.bookId, sequence, transaction, postedAt, previousHash: head.hash, hash })
        .where((attributes, { notExists }) => notExists(attributes.sequence))
        .params();
      planned.push(planOnce(`ledger/${transaction.id}`, hashOf(transaction as Json)));
      planned.push({ item: { Put: params }, onConflict: "retry", key: transaction.id });
      headsByBook.set(transaction.bookId, { sequence, hash, read: head.read });
    }
    for (const [bookId, head] of headsByBook) {
      const operation = heads.put({ bookId, sequence: head.sequence, hash: head.hash });
      const params =
        head.read === 0
          ? operation.where((attributes, { notExists }) => notExists(attributes.bookId)).params()
          : operation.where((attributes, { eq }) => eq(attributes.sequence, head.read)).params();
      planned.push({ item: { Put: params }, onConflict: "retry", key: bookId });
    }
    return planned;
  }

  async function plan(writes: readonly Write[]): Promise<Planned[]> {
    const planned: Planned[] = [];
    const postings: LedgerTransaction[] = [];
    for (const write of writes) {
      switch (write.kind) {
        case "put":
          planned.push(planPut(write));
          break;
        case "once":
          planned.push(planOnce(write.key, write.inputHash));
          break;
        case "post":
          postings.push(write.transaction);
          break;
        case "publish": {
          const event = DomainEvent.parse(write.event);
          const ttl = Math.floor(parseInstant(event.occurredAt) / 1000) + OUTBOX_KEPT_S;
          planned.push({
            item: { Put: outbox.put({ id: event.id, event, ttl }).params() },
            onConflict: "state",
            key: event.id,
          });
          break;
        }
        default:
          write satisfies never;
      }
    }
    planned.push(...(await planPostings(postings)));
    if (planned.length > MAX_WRITES) {
      throw new HeliographError({
        code: "COMMIT_TOO_LARGE",
        message: `One commit of ${planned.length} items is over the limit of ${MAX_WRITES}.`,
        remedy: "Split the work into steps that each stand by themselves.",
        kind: "too-large",
      });
    }
    return planned;
  }

  async function outcomeOf(
    planned: readonly Planned[],
    error: TransactionCanceledException,
  ): Promise<CommitOutcome | "retry"> {
    const reasons = error.CancellationReasons ?? [];
    let state: Planned | undefined;
    for (const [index, reason] of reasons.entries()) {
      const write = planned[index];
      if (!write || reason.Code === "None" || reason.Code === undefined) continue;
      if (reason.Code !== "ConditionalCheckFailed" && reason.Code !== "TransactionConflict") throw error;
      if (reason.Code === "ConditionalCheckFailed" && write.onConflict === "done") {
        const { data } = await onces.get({ key: write.key }).go({ consistent: true });
        const sameInput = data?.inputHash === write.inputHash;
        return { ok: false, refusal: "ALREADY_DONE", key: write.key, sameInput };
      }
      if (reason.Code === "ConditionalCheckFailed" && write.onConflict === "state") state = write;
    }
    return state ? { ok: false, refusal: "STATE_CHANGED", key: state.key } : "retry";
  }

  async function commit(writes: readonly Write[]): Promise<CommitOutcome> {
    for (let attempt = 1; ; attempt++) {
      const planned = await plan(writes);
      try {
        await client.send(new TransactWriteCommand({ TransactItems: planned.map(({ item }) => item) as never }));
        return { ok: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const outcome = await outcomeOf(planned, error);
        if (outcome !== "retry") return outcome;
        if (attempt === MAX_ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 5));
      }
    }
  }

  async function get<T>(collection: Collection<T>, id: string): Promise<Stored<T> | undefined> {
    const { data } = await entityOf(collection.name).get({ id }).go({ consistent: true });
    return data ? { value: collection.schema.parse(data.value), version: data.version } : undefined;
  }

  async function listByOrg<T>(collection: Collection<T>, orgId: string, page: PageRequest = {}) {
    const query = entityOf(collection.name).query.byOrg({ orgId });
    return listing(collection, within(query, page), page);
  }

  async function listByParent<T>(collection: Collection<T>, parent: string, page: PageRequest = {}) {
    const query = entityOf(collection.name).query.byParent({ parent });
    return listing(collection, within(query, page), page);
  }

  async function ledger(bookId: string, page: PageRequest = {}) {
    const { data, cursor } = await ledgers.query
      .byBook({ bookId })
      .go({ limit: page.limit ?? 100, cursor: page.cursor ?? null, order: page.newestFirst ? "desc" : "asc" });
    const items = data.map((row) => ({
      ...LedgerTransaction.parse(row.transaction),
      postedAt: parseInstant(row.postedAt),
    }));
    return { items, cursor };
  }

  return { get, listByOrg, listByParent, commit, ledger };
}

type Query = ReturnType<RecordEntity["query"]["byOrg"]>;

function within(query: Query | ReturnType<RecordEntity["query"]["byParent"]>, { from, before }: PageRequest) {
  const range = query as Query;
  if (from !== undefined && before !== undefined) return range.between({ sort: from }, { sort: before });
  if (from !== undefined) return range.gte({ sort: from });
  if (before !== undefined) return range.lt({ sort: before });
  return range;
}

async function listing<T>(
  collection: Collection<T>,
  query: Pick<Query, "go">,
  page: PageRequest,
): Promise<Page<Stored<T>>> {
  const { data, cursor } = await query.go({
    limit: page.limit ?? 50,
    cursor: page.cursor ?? null,
    order: page.newestFirst ? "desc" : "asc",
  });
  return {
    items: data.map((row) => ({ value: collection.schema.parse(row.value), version: row.version })),
    cursor,
  };
}
