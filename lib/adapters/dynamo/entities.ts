import { Entity } from "electrodb";

const SERVICE = "heliograph";

/** Stands for "belongs to nothing": an object with it stays out of gsi2. */
export const NO_PARENT = "-";

/**
 * One ElectroDB entity a collection of the book. Ids keep their case; an object without a parent stays out of gsi2.
 * The value is the collection's JSON, checked by its schema when it is read.
 */
export function recordEntity(table: string, collection: string) {
  return new Entity(
    {
      model: { service: SERVICE, entity: collection, version: "1" },
      attributes: {
        id: { type: "string", required: true },
        orgId: { type: "string", required: true },
        parent: { type: "string", required: true },
        sort: { type: "string", required: true },
        version: { type: "number", required: true },
        value: { type: "any", required: true },
      },
      indexes: {
        byId: {
          pk: { field: "pk", composite: ["id"], casing: "none" },
          sk: { field: "sk", composite: [], casing: "none" },
        },
        byOrg: {
          index: "gsi1",
          pk: { field: "gsi1pk", composite: ["orgId"], casing: "none" },
          sk: { field: "gsi1sk", composite: ["sort", "id"], casing: "none" },
        },
        byParent: {
          index: "gsi2",
          condition: (attributes) => attributes.parent !== NO_PARENT,
          pk: { field: "gsi2pk", composite: ["parent"], casing: "none" },
          sk: { field: "gsi2sk", composite: ["sort", "id"], casing: "none" },
        },
      },
    },
    { table },
  );
}
export type RecordEntity = ReturnType<typeof recordEntity>;

/** Permanent idempotency records: no window, they never expire. */
export function onceEntity(table: string) {
  return new Entity(
    {
      model: { service: SERVICE, entity: "once", version: "1" },
      attributes: {
        key: { type: "string", required: true },
        inputHash: { type: "string", required: true },
        doneAt: { type: "string", required: true },
      },
      indexes: {
        byKey: {
          pk: { field: "pk", composite: ["key"], casing: "none" },
          sk: { field: "sk", composite: [], casing: "none" },
        },
      },
    },
    { table },
  );
}

/** Ledger transactions of a book in posting order, hash-chained; the id record keeps each one unique forever. */
export function ledgerEntity(table: string) {
  return new Entity(
    {
      model: { service: SERVICE, entity: "ledger", version: "1" },
      attributes: {
        bookId: { type: "string", required: true },
        sequence: { type: "number", required: true, padding: { length: 12, char: "0" } },
        transaction: { type: "any", required: true },
        postedAt: { type: "string", required: true },
        previousHash: { type: "string", required: true },
        hash: { type: "string", required: true },
      },
      indexes: {
        byBook: {
          pk: { field: "pk", composite: ["bookId"], casing: "none" },
          sk: { field: "sk", composite: ["sequence"], casing: "none" },
        },
      },
    },
    { table },
  );
}

/** The head of a book's ledger: how many transactions it holds and the hash of the last. */
export function ledgerHeadEntity(table: string) {
  return new Entity(
    {
      model: { service: SERVICE, entity: "ledger-head", version: "1" },
      attributes: {
        bookId: { type: "string", required: true },
        sequence: { type: "number", required: true },
        hash: { type: "string", required: true },
      },
      indexes: {
        byBook: {
          pk: { field: "pk", composite: ["bookId"], casing: "none" },
          sk: { field: "sk", composite: [], casing: "none" },
        },
      },
    },
    { table },
  );
}

/** The outbox: written with the state, read from the table's stream, removed by TTL once it was delivered long ago. */
export function outboxEntity(table: string) {
  return new Entity(
    {
      model: { service: SERVICE, entity: "outbox", version: "1" },
      attributes: {
        id: { type: "string", required: true },
        event: { type: "any", required: true },
        ttl: { type: "number", required: true },
      },
      indexes: {
        byId: {
          pk: { field: "pk", composite: ["id"], casing: "none" },
          sk: { field: "sk", composite: [], casing: "none" },
        },
      },
    },
    { table },
  );
}
