import { validationFault } from "../dynamo-fault";
import { projectItem } from "../expressions/projection";
import type { Item } from "../values/attribute-value";
import { readChoice, readOptionalText, type WireInput } from "../wire-input";
import type { Operation, OperationContext } from "./operation";
import { assertCondition, type PreparedWrite, prepareDelete, preparePut, prepareUpdate } from "./prepared-write";

type Written = { readonly write: PreparedWrite; readonly before: Item | undefined; readonly after: Item | undefined };

/** Carries one write out, all checks and the write in one transaction. */
function carryOut(context: OperationContext, prepare: () => PreparedWrite): Promise<Written> {
  return context.store.write(() => {
    const write = prepare();
    const before = context.items.get(write.table, write.key);
    assertCondition(write, before);
    const after = write.next(before);
    context.items.apply({ table: write.table, key: write.key, before, after });
    return { write, before, after };
  });
}

export const putItem: Operation = async (context, input) => {
  assertOldOrNone(input);
  const { before } = await carryOut(context, () => preparePut(context, input));
  return returned(input.ReturnValues === "ALL_OLD" ? before : undefined);
};

export const deleteItem: Operation = async (context, input) => {
  assertOldOrNone(input);
  const { before } = await carryOut(context, () => prepareDelete(context, input));
  return returned(input.ReturnValues === "ALL_OLD" ? before : undefined);
};

export const updateItem: Operation = async (context, input) => {
  const choice = readChoice(input, "ReturnValues", ["NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW"]);
  const { write, before, after } = await carryOut(context, () => prepareUpdate(context, input));
  const paths = write.update.map(({ path }) => path);
  switch (choice) {
    case "NONE":
      return {};
    case "ALL_OLD":
      return returned(before);
    case "ALL_NEW":
      return returned(after);
    case "UPDATED_OLD":
      return returned(nonEmpty(before && projectItem(before, paths)));
    case "UPDATED_NEW":
      return returned(nonEmpty(after && projectItem(after, paths)));
  }
};

function returned(item: Item | undefined): WireInput {
  return item === undefined ? {} : { Attributes: item };
}

function nonEmpty(item: Item | undefined): Item | undefined {
  return item !== undefined && Object.keys(item).length > 0 ? item : undefined;
}

function assertOldOrNone(input: WireInput): void {
  const choice = readOptionalText(input, "ReturnValues") ?? "NONE";
  if (choice !== "NONE" && choice !== "ALL_OLD") {
    throw validationFault("ReturnValues can only be ALL_OLD or NONE");
  }
}
