import { DynamoFault, parameterFault, validationFault } from "../dynamo-fault";
import { attributesOf, type Condition } from "../expressions/condition";
import { evaluateCondition } from "../expressions/evaluate-condition";
import type { ExpressionScope } from "../expressions/expression-scope";
import { parseCondition } from "../expressions/parse-condition";
import { parseProjection, projectItem } from "../expressions/projection";
import { indexKey, itemKey, keyOf } from "../items/item-keys";
import type { StoredItem } from "../items/item-store";
import type { IndexDefinition, TableDefinition } from "../tables/table-definition";
import { keyAttributes } from "../tables/table-definition";
import type { Item } from "../values/attribute-value";
import { attributeOf, kindOf } from "../values/attribute-value";
import { parseItem } from "../values/parse-value";
import { itemSizeBytes } from "../values/value-size";
import { readInteger, readOptionalRecord, readOptionalText, type WireInput } from "../wire-input";

const PAGE_BYTES_MAX = 1024 * 1024;

/** What a Query and a Scan have in common: how an item is filtered and shown, and how far a page goes. */
export type PageRequest = {
  readonly table: TableDefinition;
  readonly index: IndexDefinition | undefined;
  readonly filter: Condition | undefined;
  readonly limit: number;
  readonly countOnly: boolean;
  show(item: Item): Item;
};

export function readPageRequest(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  input: WireInput,
  scope: ExpressionScope,
): PageRequest {
  const limit = readInteger(input, "Limit");
  if (limit !== undefined && limit < 1) {
    throw validationFault(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  const filter = readOptionalText(input, "FilterExpression");
  const projection = readOptionalText(input, "ProjectionExpression");
  const paths = projection === undefined ? undefined : parseProjection(projection, scope);
  const select = readSelect(input, index, paths !== undefined);
  const condition = filter === undefined ? undefined : parseCondition(filter, "FilterExpression", scope);
  const filtered = condition === undefined ? [] : attributesOf(condition);
  assertProjected(
    table,
    index,
    filtered,
    (index) => `Secondary index ${index} does not project one or more filter attributes:`,
  );
  const shown = (paths ?? []).map(([attribute]) => attribute);
  assertProjected(table, index, shown, (index) => `Global secondary index ${index} does not project`);
  return {
    table,
    index,
    filter: condition,
    limit: limit ?? Number.POSITIVE_INFINITY,
    countOnly: select === "COUNT",
    show(item) {
      const visible = select === "ALL_ATTRIBUTES" ? item : projectToIndex(table, index, item);
      return paths === undefined ? visible : projectItem(visible, paths);
    },
  };
}

function readSelect(input: WireInput, index: IndexDefinition | undefined, projected: boolean): string {
  const select = readOptionalText(input, "Select");
  if (select === undefined) return projected ? "SPECIFIC_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES";
  if (select === "SPECIFIC_ATTRIBUTES" && projected) return select;
  if (projected) {
    throw validationFault(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  if (select === "COUNT") return select;
  if (select === "ALL_ATTRIBUTES") {
    if (index !== undefined && index.projection.type !== "ALL") {
      throw validationFault(
        `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`,
      );
    }
    return select;
  }
  if (select === "ALL_PROJECTED_ATTRIBUTES") {
    if (index === undefined) {
      throw validationFault("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    return select;
  }
  throw validationFault(
    select === "SPECIFIC_ATTRIBUTES"
      ? "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"
      : `1 validation error detected: Value '${select}' at 'select' failed to satisfy constraint: Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]`,
  );
}

/** What an index holds of an item. */
function projectToIndex(table: TableDefinition, index: IndexDefinition | undefined, item: Item): Item {
  if (index === undefined || index.projection.type === "ALL") return item;
  const kept = projectedAttributes(table, index);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
}

function projectedAttributes(table: TableDefinition, index: IndexDefinition): ReadonlySet<string> {
  const keys = [...keyAttributes(table), ...keyAttributes(index)].map(({ name }) => name);
  return new Set([...keys, ...index.projection.attributes]);
}

/** @throws ValidationException where a request names attributes that its index does not hold */
function assertProjected(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  names: readonly string[],
  fault: (index: string) => string,
): void {
  if (index === undefined || index.projection.type === "ALL") return;
  const kept = projectedAttributes(table, index);
  const missing = [...new Set(names)].filter((name) => !kept.has(name));
  if (missing.length > 0) {
    throw parameterFault(`${fault(index.name)} [${missing.join(", ")}]`);
  }
}

/** @throws ValidationException where a query filters by its own key attributes */
export function assertFilterHasNoKeys(request: PageRequest): void {
  const used = request.filter ? attributesOf(request.filter) : [];
  const key = keyAttributes(request.index ?? request.table).find(({ name }) => used.includes(name));
  if (key !== undefined) {
    throw validationFault(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
    );
  }
}

/** Takes items until the page is full: `Limit` items looked at, or one megabyte of them. */
export function collectPage(request: PageRequest, stored: Iterable<StoredItem>): WireInput {
  const items: Item[] = [];
  let count = 0;
  let scanned = 0;
  let size = 0;
  let last: Item | undefined;
  let complete = true;
  for (const { item } of stored) {
    const visible = projectToIndex(request.table, request.index, item);
    const bytes = itemSizeBytes(visible);
    if (scanned > 0 && size + bytes > PAGE_BYTES_MAX) {
      complete = false;
      break;
    }
    size += bytes;
    scanned += 1;
    last = item;
    if (request.filter === undefined || evaluateCondition(request.filter, visible)) {
      count += 1;
      if (!request.countOnly) items.push(request.show(item));
    }
    if (scanned >= request.limit) {
      complete = false;
      break;
    }
  }
  return {
    ...(request.countOnly ? {} : { Items: items }),
    Count: count,
    ScannedCount: scanned,
    ...(complete || last === undefined ? {} : { LastEvaluatedKey: pageKey(request, last) }),
  };
}

function pageKey({ table, index }: PageRequest, item: Item): Item {
  return { ...(index ? keyOf(index, item) : {}), ...keyOf(table, item) };
}

/** The stored position of an ExclusiveStartKey, and the key itself. */
export function readStart(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  input: WireInput,
): { readonly position: Buffer; readonly key: Item } | undefined {
  const raw = readOptionalRecord(input, "ExclusiveStartKey");
  if (raw === undefined) return undefined;
  const key = parseItem(raw, "ExclusiveStartKey");
  const attributes = new Map(
    [...keyAttributes(table), ...(index ? keyAttributes(index) : [])].map((attribute) => [attribute.name, attribute]),
  );
  const wrong = [...attributes.values()].some(({ name, kind }) => {
    const value = attributeOf(key, name);
    return value === undefined || kindOf(value) !== kind;
  });
  if (wrong || Object.keys(key).length !== attributes.size) {
    throw new DynamoFault("ValidationException", "The provided starting key is invalid");
  }
  const position = index === undefined ? itemKey(table, key) : indexKey(table, index, key);
  if (position === undefined) throw validationFault("The provided starting key is invalid");
  return { position, key };
}
