import { DynamoFault, parameterFault, validationFault } from "../dynamo-fault";
import type { Condition } from "../expressions/condition";
import { evaluateCondition } from "../expressions/evaluate-condition";
import { evaluateUpdate } from "../expressions/evaluate-update";
import { ExpressionScope } from "../expressions/expression-scope";
import { parseCondition } from "../expressions/parse-condition";
import { parseUpdate } from "../expressions/parse-update";
import type { Update } from "../expressions/update";
import { assertIndexKeys, assertItemKeys, assertKey, keyOf } from "../items/item-keys";
import type { TableDefinition } from "../tables/table-definition";
import { keyAttributes } from "../tables/table-definition";
import type { Item } from "../values/attribute-value";
import { parseItem } from "../values/parse-value";
import { itemSizeBytes } from "../values/value-size";
import { readChoice, readOptionalText, readRecord, readText, refuseMembers, type WireInput } from "../wire-input";
import type { OperationContext } from "./operation";

export const ITEM_BYTES_MAX = 400 * 1024;

/** A write of one item, checked as far as it can be without the item: single, or part of a transaction. */
export type PreparedWrite = {
  readonly table: TableDefinition;
  readonly key: Item;
  readonly condition: Condition | undefined;
  readonly returnOld: boolean;
  readonly update: Update;
  /** Whether it only looks. */
  readonly checkOnly: boolean;
  next(before: Item | undefined): Item | undefined;
};

type Common = Pick<PreparedWrite, "table" | "condition" | "returnOld">;

const LEGACY_MEMBERS = ["Expected", "ConditionalOperator", "AttributeUpdates"] as const;

function readCommon(context: OperationContext, input: WireInput, scope: ExpressionScope): Common {
  refuseMembers(input, LEGACY_MEMBERS);
  const expression = readOptionalText(input, "ConditionExpression");
  return {
    condition: expression === undefined ? undefined : parseCondition(expression, "ConditionExpression", scope),
    returnOld: readChoice(input, "ReturnValuesOnConditionCheckFailure", ["NONE", "ALL_OLD"]) === "ALL_OLD",
    table: context.catalog.table(readText(input, "TableName")),
  };
}

export function preparePut(context: OperationContext, input: WireInput): PreparedWrite {
  const item = parseItem(readRecord(input, "Item"), "Item");
  const scope = new ExpressionScope(input, ["ConditionExpression"]);
  const common = readCommon(context, input, scope);
  scope.assertAllUsed();
  assertItemKeys(common.table, item);
  if (itemSizeBytes(item) > ITEM_BYTES_MAX) {
    throw validationFault("Item size has exceeded the maximum allowed size");
  }
  return {
    ...common,
    key: keyOf(common.table, item),
    update: [],
    checkOnly: false,
    next() {
      assertIndexKeys(common.table, item);
      return item;
    },
  };
}

export function prepareUpdate(context: OperationContext, input: WireInput): PreparedWrite {
  const key = parseItem(readRecord(input, "Key"), "Key");
  const scope = new ExpressionScope(input, ["UpdateExpression", "ConditionExpression"]);
  const expression = readOptionalText(input, "UpdateExpression");
  const update = expression === undefined ? [] : parseUpdate(expression, scope);
  const common = readCommon(context, input, scope);
  const { table } = common;
  scope.assertAllUsed();
  assertKey(table, key);
  const touched = keyAttributes(table).find(({ name }) => update.some(({ path }) => path[0] === name));
  if (touched !== undefined) {
    throw parameterFault(`Cannot update attribute ${touched.name}. This attribute is part of the key`);
  }
  return {
    ...common,
    key,
    update,
    checkOnly: false,
    next(before) {
      const after = evaluateUpdate(update, before ?? key);
      assertIndexKeys(table, after);
      if (itemSizeBytes(after) > ITEM_BYTES_MAX) {
        throw validationFault("Item size to update has exceeded the maximum allowed size");
      }
      return after;
    },
  };
}

export function prepareDelete(context: OperationContext, input: WireInput): PreparedWrite {
  return { ...prepareByKey(context, input), checkOnly: false, next: () => undefined };
}

export function prepareConditionCheck(context: OperationContext, input: WireInput): PreparedWrite {
  readText(input, "ConditionExpression");
  return { ...prepareByKey(context, input), checkOnly: true, next: (before) => before };
}

function prepareByKey(context: OperationContext, input: WireInput): Common & { key: Item; update: Update } {
  const key = parseItem(readRecord(input, "Key"), "Key");
  const scope = new ExpressionScope(input, ["ConditionExpression"]);
  const common = readCommon(context, input, scope);
  scope.assertAllUsed();
  assertKey(common.table, key);
  return { ...common, key, update: [] };
}

/** @throws ConditionalCheckFailedException, with the item where the request asks for it */
export function assertCondition(write: PreparedWrite, before: Item | undefined): void {
  if (write.condition === undefined || evaluateCondition(write.condition, before ?? {})) return;
  throw new DynamoFault(
    "ConditionalCheckFailedException",
    "The conditional request failed",
    write.returnOld && before !== undefined ? { Item: before } : {},
  );
}
