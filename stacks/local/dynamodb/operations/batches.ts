import { validationFault } from "../dynamo-fault";
import { assertKey, itemKey } from "../items/item-keys";
import type { TableDefinition } from "../tables/table-definition";
import type { Item } from "../values/attribute-value";
import { parseItem } from "../values/parse-value";
import { itemSizeBytes } from "../values/value-size";
import { asRecord, readList, readOptionalRecord, readRecord, type WireInput } from "../wire-input";
import type { Operation, OperationContext } from "./operation";
import { readItemProjection } from "./prepared-read";
import { type PreparedWrite, prepareDelete, preparePut } from "./prepared-write";

const WRITES_MAX = 25;
const READS_MAX = 100;
const RESPONSE_BYTES_MAX = 16 * 1024 * 1024;

/** Up to 25 puts and deletes; here they also share one transaction, which DynamoDB does not promise. */
export const batchWriteItem: Operation = (context, input) => {
  const requests = Object.entries(readRecord(input, "RequestItems")).flatMap(([table, list]) =>
    readList({ list }, "list").map((request) => [table, asRecord(request, "WriteRequest")] as const),
  );
  if (requests.length === 0 || requests.length > WRITES_MAX) {
    throw validationFault(
      requests.length === 0
        ? "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1"
        : "Too many items requested for the BatchWriteItem call",
    );
  }
  return context.store.write(() => {
    const writes = requests.map(([table, request]) => prepareRequest(context, table, request));
    assertDistinct(writes);
    const changes = writes.map(({ table, key, next }) => {
      const before = context.items.get(table, key);
      return { table, key, before, after: next(before) };
    });
    for (const change of changes) context.items.apply(change);
    return { UnprocessedItems: {} };
  });
};

function prepareRequest(context: OperationContext, table: string, request: WireInput): PreparedWrite {
  const put = readOptionalRecord(request, "PutRequest");
  const remove = readOptionalRecord(request, "DeleteRequest");
  if (put !== undefined && remove === undefined) return preparePut(context, { TableName: table, Item: put.Item });
  if (put === undefined && remove !== undefined) return prepareDelete(context, { TableName: table, Key: remove.Key });
  throw validationFault(
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
  );
}

type Wanted = { readonly name: string; readonly table: TableDefinition; readonly key: Item };

/** Up to 100 items by key, from one snapshot; what does not fit into 16 MB comes back as unprocessed. */
export const batchGetItem: Operation = (context, input) => {
  const requests = Object.entries(readRecord(input, "RequestItems")).map(([name, request]) => ({
    name,
    request: asRecord(request, "KeysAndAttributes"),
  }));
  const wanted = requests.map(({ name, request }) => ({
    name,
    request,
    keys: readList(request, "Keys").map((key) => parseItem(key, "Key")),
    project: readItemProjection(request),
  }));
  const count = wanted.reduce((sum, { keys }) => sum + keys.length, 0);
  if (count > READS_MAX) throw validationFault("Too many items requested for the BatchGetItem call");
  if (count === 0) {
    throw validationFault(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, WireInput> = {};
  let size = 0;
  for (const { name, request, keys, project } of wanted) {
    const table = context.catalog.table(name);
    for (const key of keys) assertKey(table, key);
    assertDistinct(keys.map((key): Wanted => ({ name, table, key })));
    const found: Item[] = [];
    const left: Item[] = [];
    for (const key of keys) {
      const item = left.length === 0 ? context.items.get(table, key) : undefined;
      if (left.length > 0 || (item && size > 0 && size + itemSizeBytes(item) > RESPONSE_BYTES_MAX)) left.push(key);
      else if (item) {
        size += itemSizeBytes(item);
        found.push(project(item));
      }
    }
    responses[name] = found;
    if (left.length > 0) unprocessed[name] = { ...request, Keys: left };
  }
  return { Responses: responses, UnprocessedKeys: unprocessed };
};

function assertDistinct(parts: readonly { readonly table: TableDefinition; readonly key: Item }[]): void {
  const keys = parts.map(({ table, key }) => itemKey(table, key).toString("latin1"));
  if (new Set(keys).size !== keys.length) throw validationFault("Provided list of item keys contains duplicates");
}
