import { randomUUID } from "node:crypto";
import { DynamoFault, validationFault } from "../dynamo-fault";
import { describeTable } from "../tables/describe-table";
import {
  assertAllKindsUsed,
  assertName,
  readAttributeKinds,
  readIndex,
  readIndexes,
  readKeySchema,
  readStreamViewType,
} from "../tables/read-definition";
import { indexOf } from "../tables/table-catalog";
import { keyAttributes, type TableDefinition } from "../tables/table-definition";
import {
  asRecord,
  readChoice,
  readInteger,
  readOptionalList,
  readOptionalRecord,
  readOptionalText,
  readText,
  refuseMembers,
  type WireInput,
} from "../wire-input";
import type { Operation, OperationContext } from "./operation";

const NAMES_AT_ONCE_MAX = 100;

export const createTable: Operation = (context, input) => {
  refuseMembers(input, ["LocalSecondaryIndexes"]);
  const name = readText(input, "TableName");
  assertName(name);
  const kinds = readAttributeKinds(input);
  const schema = readKeySchema(input, kinds);
  const indexes = readIndexes(input, kinds);
  assertAllKindsUsed(kinds, [schema, ...indexes]);
  const streamViewType = readStreamViewType(input);
  return context.store.write(() => {
    if (context.catalog.find(name) !== undefined) {
      throw new DynamoFault("ResourceInUseException", `Table already exists: ${name}`);
    }
    const table: TableDefinition = {
      ...schema,
      id: context.catalog.takeId(),
      uuid: randomUUID(),
      name,
      createdAt: context.now(),
      billingMode: readChoice(input, "BillingMode", ["PROVISIONED", "PAY_PER_REQUEST"]),
      indexes,
      ...(streamViewType === undefined ? {} : { streamViewType }),
    };
    context.catalog.save(table);
    return { TableDescription: describeTable(table, context.items) };
  });
};

function existing(context: OperationContext, input: WireInput): TableDefinition {
  const name = readText(input, "TableName");
  const table = context.catalog.find(name);
  if (table === undefined) {
    throw new DynamoFault("ResourceNotFoundException", `Requested resource not found: Table: ${name} not found`);
  }
  return table;
}

export const describe: Operation = (context, input) => ({
  Table: describeTable(existing(context, input), context.items),
});

export const deleteTable: Operation = (context, input) =>
  context.store.write(() => {
    const table = existing(context, input);
    const description = describeTable(table, context.items, "DELETING");
    context.items.clearTable(table);
    context.expiry.clear(table);
    context.catalog.remove(table);
    return { TableDescription: description };
  });

export const listTables: Operation = (context, input) => {
  const start = readOptionalText(input, "ExclusiveStartTableName");
  const limit = readInteger(input, "Limit") ?? NAMES_AT_ONCE_MAX;
  if (limit < 1 || limit > NAMES_AT_ONCE_MAX) {
    throw validationFault(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${NAMES_AT_ONCE_MAX}`,
    );
  }
  const names = context.catalog.names().filter((name) => start === undefined || name > start);
  const page = names.slice(0, limit);
  return { TableNames: page, ...(names.length > limit ? { LastEvaluatedTableName: page.at(-1) } : {}) };
};

/** Indexes are filled before the answer: a table here is always ACTIVE. */
export const updateTable: Operation = (context, input) =>
  context.store.write(() => {
    const table = existing(context, input);
    const changes = (readOptionalList(input, "GlobalSecondaryIndexUpdates") ?? []).map((raw) =>
      asRecord(raw, "GlobalSecondaryIndexUpdates"),
    );
    const kinds = new Map([table, ...table.indexes].flatMap(keyAttributes).map(({ name, kind }) => [name, kind]));
    if (input.AttributeDefinitions !== undefined) {
      for (const [name, kind] of readAttributeKinds(input)) kinds.set(name, kind);
    }
    let next = withStream(table, input);
    const creations = changes.map((change) => readOptionalRecord(change, "Create")).filter(isGiven);
    const removals = changes.map((change) => readOptionalRecord(change, "Delete")).filter(isGiven);
    const removed = removals.map((removal) => indexOf(table, readText(removal, "IndexName")));
    const firstId = Math.max(0, ...table.indexes.map(({ id }) => id)) + 1;
    const added = creations.map((creation, at) => readIndex(creation, kinds, firstId + at));
    if (added.some(({ name }) => table.indexes.some((index) => index.name === name))) {
      throw validationFault("One or more parameter values were invalid: Duplicate index name");
    }
    next = { ...next, indexes: [...table.indexes.filter((index) => !removed.includes(index)), ...added] };
    for (const index of removed) context.items.clearIndex(table, index);
    for (const index of added) context.items.fillIndex(next, index);
    context.catalog.save(next);
    return { TableDescription: describeTable(next, context.items) };
  });

function withStream(table: TableDefinition, input: WireInput): TableDefinition {
  const billingMode = readOptionalText(input, "BillingMode") ?? table.billingMode;
  if (readOptionalRecord(input, "StreamSpecification") === undefined) return { ...table, billingMode };
  const { streamViewType: _before, ...rest } = table;
  const streamViewType = readStreamViewType(input);
  return { ...rest, billingMode, ...(streamViewType === undefined ? {} : { streamViewType }) };
}

function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
