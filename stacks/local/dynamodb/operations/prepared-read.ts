import { validationFault } from "../dynamo-fault";
import { ExpressionScope } from "../expressions/expression-scope";
import { parseProjection, projectItem } from "../expressions/projection";
import { assertKey } from "../items/item-keys";
import type { TableDefinition } from "../tables/table-definition";
import type { Item } from "../values/attribute-value";
import { parseItem } from "../values/parse-value";
import { readOptionalText, readRecord, readText, refuseMembers, type WireInput } from "../wire-input";
import type { OperationContext } from "./operation";

/** A read of one item by its key. */
export type PreparedRead = { readonly table: TableDefinition; readonly key: Item; project(item: Item): Item };

export function prepareRead(context: OperationContext, input: WireInput): PreparedRead {
  const key = parseItem(readRecord(input, "Key"), "Key");
  const project = readItemProjection(input);
  const table = context.catalog.table(readText(input, "TableName"));
  assertKey(table, key);
  return { table, key, project };
}

/** The ProjectionExpression of a request that has no other expression. */
export function readItemProjection(input: WireInput): (item: Item) => Item {
  refuseMembers(input, ["AttributesToGet"]);
  if (input.ExpressionAttributeValues !== undefined) {
    throw validationFault("ExpressionAttributeValues cannot be used with a projection");
  }
  const scope = new ExpressionScope(input, ["ProjectionExpression"]);
  const expression = readOptionalText(input, "ProjectionExpression");
  const paths = expression === undefined ? undefined : parseProjection(expression, scope);
  scope.assertAllUsed();
  return (item) => (paths === undefined ? item : projectItem(item, paths));
}
