import { parameterFault, validationFault } from "../dynamo-fault";
import {
  asRecord,
  readChoice,
  readFlag,
  readList,
  readOptionalList,
  readOptionalRecord,
  readRecord,
  readText,
  type WireInput,
} from "../wire-input";
import type { IndexDefinition, KeyAttribute, KeyKind, KeySchema } from "./table-definition";

const INDEXES_MAX = 20;

/** @throws ValidationException where it is no name for a table or index */
export function assertName(name: string): void {
  if (/^[A-Za-z0-9_.-]{3,255}$/.test(name)) return;
  throw validationFault(
    "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.'",
  );
}

/** The types of the attributes that a request defines. */
export function readAttributeKinds(input: WireInput): ReadonlyMap<string, KeyKind> {
  return new Map(
    readList(input, "AttributeDefinitions").map((raw) => {
      const definition = asRecord(raw, "AttributeDefinitions");
      return [readText(definition, "AttributeName"), readChoice(definition, "AttributeType", ["S", "N", "B"])] as const;
    }),
  );
}

export function readKeySchema(input: WireInput, kinds: ReadonlyMap<string, KeyKind>): KeySchema {
  const [partition, sort, ...more] = readList(input, "KeySchema").map((raw) => asRecord(raw, "KeySchema"));
  if (partition === undefined || more.length > 0) {
    throw validationFault(
      "1 validation error detected: Value at 'keySchema' failed to satisfy constraint: Member must have length between 1 and 2",
    );
  }
  if (partition.KeyType !== "HASH") {
    throw validationFault("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  }
  if (sort !== undefined && sort.KeyType !== "RANGE") {
    throw validationFault("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
  }
  const key = keyAttribute(partition, kinds);
  if (sort === undefined) return { partition: key };
  const sortKey = keyAttribute(sort, kinds);
  if (sortKey.name === key.name) {
    throw validationFault("Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }
  return { partition: key, sort: sortKey };
}

function keyAttribute(element: WireInput, kinds: ReadonlyMap<string, KeyKind>): KeyAttribute {
  const name = readText(element, "AttributeName");
  const kind = kinds.get(name);
  if (kind === undefined) {
    throw parameterFault(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...kinds.keys()].join(", ")}]`,
    );
  }
  return { name, kind };
}

/** The global secondary indexes of a CreateTable, numbered from 1. */
export function readIndexes(input: WireInput, kinds: ReadonlyMap<string, KeyKind>): readonly IndexDefinition[] {
  const indexes = (readOptionalList(input, "GlobalSecondaryIndexes") ?? []).map((raw, at) =>
    readIndex(asRecord(raw, "GlobalSecondaryIndexes"), kinds, at + 1),
  );
  if (new Set(indexes.map(({ name }) => name)).size !== indexes.length) {
    throw parameterFault("Duplicate index name");
  }
  if (indexes.length > INDEXES_MAX) {
    throw parameterFault(`GlobalSecondaryIndex count exceeds the per-table limit of ${INDEXES_MAX}`);
  }
  return indexes;
}

export function readIndex(input: WireInput, kinds: ReadonlyMap<string, KeyKind>, id: number): IndexDefinition {
  const name = readText(input, "IndexName");
  assertName(name);
  const projection = readRecord(input, "Projection");
  const type = readChoice(projection, "ProjectionType", ["ALL", "KEYS_ONLY", "INCLUDE"]);
  const attributes = (readOptionalList(projection, "NonKeyAttributes") ?? []).map(String);
  if (type === "INCLUDE" && attributes.length === 0) {
    throw parameterFault("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
  }
  if (type !== "INCLUDE" && attributes.length > 0) {
    throw parameterFault(`ProjectionType is ${type}, but NonKeyAttributes is specified`);
  }
  return { id, name, ...readKeySchema(input, kinds), projection: { type, attributes } };
}

/** The view type of a stream that is to be on, else undefined. */
export function readStreamViewType(input: WireInput): string | undefined {
  const specification = readOptionalRecord(input, "StreamSpecification");
  if (specification === undefined || readFlag(specification, "StreamEnabled") !== true) return undefined;
  return readChoice(specification, "StreamViewType", ["NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"]);
}

/** @throws ValidationException where a defined attribute is no key */
export function assertAllKindsUsed(kinds: ReadonlyMap<string, KeyKind>, schemas: readonly KeySchema[]): void {
  const keys = new Set(
    schemas.flatMap(({ partition, sort }) => (sort ? [partition.name, sort.name] : [partition.name])),
  );
  if ([...kinds.keys()].some((name) => !keys.has(name))) {
    throw parameterFault(
      "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions",
    );
  }
}
