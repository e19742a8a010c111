import { DynamoFault, validationFault } from "../dynamo-fault";
import { itemKey } from "../items/item-keys";
import type { Item } from "../values/attribute-value";
import { itemSizeBytes } from "../values/value-size";
import { asRecord, readList, readOptionalText, readRecord, type WireInput } from "../wire-input";
import type { Operation, OperationContext } from "./operation";
import { prepareRead } from "./prepared-read";
import {
  assertCondition,
  type PreparedWrite,
  prepareConditionCheck,
  prepareDelete,
  preparePut,
  prepareUpdate,
} from "./prepared-write";

const ITEMS_MAX = 100;
const BYTES_MAX = 4 * 1024 * 1024;

const PREPARE = {
  Put: preparePut,
  Update: prepareUpdate,
  Delete: prepareDelete,
  ConditionCheck: prepareConditionCheck,
} as const;
type WriteKind = keyof typeof PREPARE;

type Step = { readonly write: PreparedWrite; readonly before: Item | undefined; readonly after: Item | undefined };
type CancellationReason = { readonly Code: string; readonly Message?: string; readonly Item?: Item };

/** All or nothing: every condition is judged on one state, then everything is written in one transaction. */
export const transactWriteItems: Operation = (context, input) => {
  const actions = readActions(input);
  const token = readOptionalText(input, "ClientRequestToken");
  return context.store.write(() => {
    if (token !== undefined && context.tokens.isRepeated(token, input)) return {};
    const writes = actions.map((action) => prepareAction(context, action));
    assertDistinct(writes);
    const steps = judgeAll(context, writes);
    if (steps.reduce((size, { after }) => size + (after ? itemSizeBytes(after) : 0), 0) > BYTES_MAX) {
      throw validationFault("Transaction request size exceeded the limit of 4 MB");
    }
    for (const { write, before, after } of steps) {
      if (!write.checkOnly) context.items.apply({ table: write.table, key: write.key, before, after });
    }
    if (token !== undefined) context.tokens.save(token, input);
    return {};
  });
};

/** A consistent view: all items are read from one snapshot. */
export const transactGetItems: Operation = (context, input) => {
  const reads = readActions(input).map((action) => prepareRead(context, readRecord(action, "Get")));
  assertDistinct(reads);
  return {
    Responses: reads.map(({ table, key, project }) => {
      const item = context.items.get(table, key);
      return item === undefined ? {} : { Item: project(item) };
    }),
  };
};

function readActions(input: WireInput): readonly WireInput[] {
  const actions = readList(input, "TransactItems").map((action) => asRecord(action, "TransactItems"));
  if (actions.length === 0 || actions.length > ITEMS_MAX) {
    const bound = actions.length === 0 ? "greater than or equal to 1" : `less than or equal to ${ITEMS_MAX}`;
    throw validationFault(
      `1 validation error detected: Value '[${actions.length} items]' at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  return actions;
}

function prepareAction(context: OperationContext, action: WireInput): PreparedWrite {
  const given = Object.keys(action).filter((kind) => action[kind] !== undefined && action[kind] !== null);
  const kind = (Object.keys(PREPARE) as WriteKind[]).find((candidate) => candidate === given[0]);
  if (kind === undefined || given.length !== 1) {
    throw validationFault("TransactItems can only contain one of Check, Put, Update or Delete");
  }
  return PREPARE[kind](context, readRecord(action, kind));
}

function assertDistinct(parts: readonly Pick<PreparedWrite, "table" | "key">[]): void {
  const keys = parts.map(({ table, key }) => itemKey(table, key).toString("latin1"));
  if (new Set(keys).size !== keys.length) {
    throw validationFault("Transaction request cannot include multiple operations on one item");
  }
}

/** @throws TransactionCanceledException with one reason for each write, in the order of the request */
function judgeAll(context: OperationContext, writes: readonly PreparedWrite[]): readonly Step[] {
  const judged = writes.map((write): Step | CancellationReason => {
    const before = context.items.get(write.table, write.key);
    try {
      assertCondition(write, before);
      return { write, before, after: write.next(before) };
    } catch (error) {
      if (error instanceof DynamoFault) return reasonOf(error);
      throw error;
    }
  });
  if (judged.some((one) => "Code" in one)) {
    const reasons = judged.map((one): CancellationReason => ("Code" in one ? one : { Code: "None" }));
    throw new DynamoFault(
      "TransactionCanceledException",
      `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(", ")}]`,
      { CancellationReasons: reasons },
    );
  }
  return judged.filter((one) => "write" in one);
}

function reasonOf(fault: DynamoFault): CancellationReason {
  const code = fault.type === "ConditionalCheckFailedException" ? "ConditionalCheckFailed" : "ValidationError";
  return { ...fault.details, Code: code, Message: fault.message };
}
