import { createHash } from "node:crypto";
import { DynamoFault, parameterFault, validationFault } from "../dynamo-fault";
import type { IndexDefinition, KeyAttribute, KeySchema, TableDefinition } from "../tables/table-definition";
import { keyAttributes } from "../tables/table-definition";
import type { AttributeValue, Item } from "../values/attribute-value";
import { attributeOf, kindOf } from "../values/attribute-value";
import { keyBytes, orderedKey } from "./ordered-key";

const HASH_BYTES = 16;
const PARTITION_KEY_BYTES_MAX = 2048;
const SORT_KEY_BYTES_MAX = 1024;

/** A half-open range of stored keys. */
export type KeyRange = { readonly from: Buffer; readonly to: Buffer };

/** The bytes under which everything of a table (0) or of one of its indexes lies. */
export function spacePrefix(table: TableDefinition, index?: IndexDefinition): Buffer {
  const prefix = Buffer.alloc(6);
  prefix.writeUInt32BE(table.id, 0);
  prefix.writeUInt16BE(index?.id ?? 0, 4);
  return prefix;
}

/** Partitions lie in the order of their hash, as in DynamoDB; within one, items lie in the order of the sort key. */
export function partitionPrefix(table: TableDefinition, index: IndexDefinition | undefined, value: AttributeValue) {
  const hash = createHash("sha256").update(kindOf(value)).update(keyBytes(value)).digest();
  return Buffer.concat([spacePrefix(table, index), hash.subarray(0, HASH_BYTES)]);
}

/** The key under which an item is stored. */
export function itemKey(table: TableDefinition, key: Item): Buffer {
  return schemaKey(table, undefined, table, key);
}

/** The key of an item's entry in an index; undefined where the item lacks a key attribute of the index (sparse). */
export function indexKey(table: TableDefinition, index: IndexDefinition, item: Item): Buffer | undefined {
  if (keyAttributes(index).some(({ name }) => attributeOf(item, name) === undefined)) return undefined;
  const tie = createHash("sha256").update(itemKey(table, item)).digest().subarray(0, HASH_BYTES);
  return Buffer.concat([schemaKey(table, index, index, item), tie]);
}

function schemaKey(table: TableDefinition, index: IndexDefinition | undefined, schema: KeySchema, item: Item): Buffer {
  const partition = partitionPrefix(table, index, required(item, schema.partition));
  return schema.sort ? Buffer.concat([partition, orderedKey(required(item, schema.sort))]) : partition;
}

function required(item: Item, key: KeyAttribute): AttributeValue {
  const value = attributeOf(item, key.name);
  if (value === undefined) throw validationFault("The provided key element does not match the schema");
  return value;
}

/** The key attributes of an item. */
export function keyOf(schema: KeySchema, item: Item): Item {
  return Object.fromEntries(keyAttributes(schema).map((key) => [key.name, required(item, key)]));
}

/** Checks the Key of a request: exactly the attributes of the table's key, of the right types. */
export function assertKey(table: TableDefinition, key: Item): void {
  const keys = keyAttributes(table);
  if (
    Object.keys(key).length !== keys.length ||
    keys.some(
      ({ name, kind }) => attributeOf(key, name) === undefined || kindOf(required(key, { name, kind })) !== kind,
    )
  ) {
    throw validationFault("The provided key element does not match the schema");
  }
  assertKeyContents(table, key);
}

/** Checks that a whole item carries the table's key. */
export function assertItemKeys(table: TableDefinition, item: Item): void {
  for (const { name, kind } of keyAttributes(table)) {
    const value = attributeOf(item, name);
    if (value === undefined) throw parameterFault(`Missing the key ${name} in the item`);
    if (kindOf(value) !== kind) {
      throw parameterFault(`Type mismatch for key ${name} expected: ${kind} actual: ${kindOf(value)}`);
    }
  }
  assertKeyContents(table, item);
}

/** @throws ValidationException where an index key has another type than its definition, or is empty */
export function assertIndexKeys(table: TableDefinition, item: Item): void {
  for (const index of table.indexes) {
    for (const { name, kind } of keyAttributes(index)) {
      const value = attributeOf(item, name);
      if (value === undefined) continue;
      if (kindOf(value) !== kind) {
        throw parameterFault(
          `Type mismatch for Index Key ${name} Expected: ${kind} Actual: ${kindOf(value)} IndexName: ${index.name}`,
        );
      }
      if (isEmpty(value)) {
        throw new DynamoFault(
          "ValidationException",
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind === "B" ? "binary" : "string"} value. IndexName: ${index.name}, IndexKey: ${name}`,
        );
      }
    }
    assertLengths(index, item);
  }
}

function assertKeyContents(table: TableDefinition, item: Item): void {
  for (const { name, kind } of keyAttributes(table)) {
    if (isEmpty(required(item, { name, kind }))) {
      throw validationFault(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind === "B" ? "binary" : "string"} value. Key: ${name}`,
      );
    }
  }
  assertLengths(table, item);
}

function isEmpty(value: AttributeValue): boolean {
  return ("S" in value && value.S === "") || ("B" in value && value.B === "");
}

function assertLengths(schema: KeySchema, item: Item): void {
  const partition = attributeOf(item, schema.partition.name);
  if (partition !== undefined && keyBytes(partition).length > PARTITION_KEY_BYTES_MAX) {
    throw parameterFault(`Size of hashkey has exceeded the maximum size limit of${PARTITION_KEY_BYTES_MAX} bytes`);
  }
  const sort = schema.sort && attributeOf(item, schema.sort.name);
  if (sort !== undefined && keyBytes(sort).length > SORT_KEY_BYTES_MAX) {
    throw parameterFault(
      `Aggregated size of all range keys has exceeded the size limit of ${SORT_KEY_BYTES_MAX} bytes`,
    );
  }
}
