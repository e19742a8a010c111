import { validationFault } from "../dynamo-fault";
import { ExpressionScope } from "../expressions/expression-scope";
import { type KeyCondition, keyCondition } from "../expressions/key-condition";
import { parseCondition } from "../expressions/parse-condition";
import { type KeyRange, partitionPrefix } from "../items/item-keys";
import { following } from "../items/item-store";
import { orderedKey, orderedPrefix } from "../items/ordered-key";
import { indexOf } from "../tables/table-catalog";
import type { IndexDefinition, TableDefinition } from "../tables/table-definition";
import { attributeOf } from "../values/attribute-value";
import { equalValues } from "../values/compare-values";
import { readFlag, readOptionalText, readText, refuseMembers, type WireInput } from "../wire-input";
import type { Operation } from "./operation";
import { assertFilterHasNoKeys, collectPage, readPageRequest, readStart } from "./page";

const LEGACY_MEMBERS = ["KeyConditions", "QueryFilter", "ConditionalOperator", "AttributesToGet"] as const;

export const query: Operation = (context, input) => {
  refuseMembers(input, LEGACY_MEMBERS);
  const scope = new ExpressionScope(input, ["KeyConditionExpression", "FilterExpression", "ProjectionExpression"]);
  const expression = readOptionalText(input, "KeyConditionExpression");
  if (expression === undefined) {
    throw validationFault(
      "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
    );
  }
  const parsed = parseCondition(expression, "KeyConditionExpression", scope);
  const table = context.catalog.table(readText(input, "TableName"));
  const name = readOptionalText(input, "IndexName");
  const index = name === undefined ? undefined : indexOf(table, name);
  assertConsistency(input, index);
  const request = readPageRequest(table, index, input, scope);
  scope.assertAllUsed();
  const condition = keyCondition(parsed, index ?? table);
  assertFilterHasNoKeys(request);
  const reverse = readFlag(input, "ScanIndexForward") === false;
  const range = afterStart(table, index, condition, input, reverse);
  return collectPage(request, context.items.range(index, range, reverse));
};

export function assertConsistency(input: WireInput, index: IndexDefinition | undefined): void {
  if (index !== undefined && readFlag(input, "ConsistentRead") === true) {
    throw validationFault("Consistent reads are not supported on global secondary indexes");
  }
}

function afterStart(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  condition: KeyCondition,
  input: WireInput,
  reverse: boolean,
): KeyRange {
  const whole = conditionRange(table, index, condition);
  const start = readStart(table, index, input);
  if (start === undefined) return whole;
  const partition = attributeOf(start.key, (index ?? table).partition.name);
  if (partition === undefined || !equalValues(partition, condition.partition)) {
    throw validationFault("The provided starting key is outside query boundaries based on provided conditions");
  }
  if (Buffer.compare(start.position, whole.from) < 0 || Buffer.compare(start.position, whole.to) >= 0) {
    throw validationFault("The provided starting key does not match the range key predicate");
  }
  return reverse
    ? { from: whole.from, to: start.position }
    : { from: Buffer.concat([start.position, Buffer.from([0])]), to: whole.to };
}

/** The stored keys that a key condition means; index entries carry a tie-break behind their sort key. */
function conditionRange(table: TableDefinition, index: IndexDefinition | undefined, condition: KeyCondition): KeyRange {
  const partition = partitionPrefix(table, index, condition.partition);
  const whole = { from: partition, to: following(partition) };
  const { sort } = condition;
  if (sort === undefined) return whole;
  const under = (suffix: Buffer) => Buffer.concat([partition, suffix]);
  switch (sort.kind) {
    case "begins": {
      const from = under(orderedPrefix(sort.prefix));
      return { from, to: following(from) };
    }
    case "between": {
      const range = { from: under(orderedKey(sort.low)), to: following(under(orderedKey(sort.high))) };
      return Buffer.compare(range.from, range.to) > 0 ? { from: range.to, to: range.to } : range;
    }
    case "compare": {
      const from = under(orderedKey(sort.value));
      const beyond = following(from);
      switch (sort.comparator) {
        case "=":
          return { from, to: beyond };
        case "<":
          return { from: whole.from, to: from };
        case "<=":
          return { from: whole.from, to: beyond };
        case ">":
          return { from: beyond, to: whole.to };
        case ">=":
          return { from, to: whole.to };
      }
    }
  }
}
