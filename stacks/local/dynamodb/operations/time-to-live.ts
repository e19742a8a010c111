import { DynamoFault, validationFault } from "../dynamo-fault";
import { keyOf } from "../items/item-keys";
import { wholeSpace } from "../items/item-store";
import type { TableDefinition } from "../tables/table-definition";
import { readFlag, readRecord, readText, type WireInput } from "../wire-input";
import type { Operation, OperationContext } from "./operation";

const AT_ONCE_MAX = 500;

export const updateTimeToLive: Operation = (context, input) => {
  const specification = readRecord(input, "TimeToLiveSpecification");
  const attribute = readText(specification, "AttributeName");
  const enabled = readFlag(specification, "Enabled") === true;
  return context.store.write(() => {
    const table = existing(context, input);
    if (enabled === (table.ttlAttribute !== undefined)) {
      throw validationFault(`TimeToLive is already ${enabled ? "enabled" : "disabled"}`);
    }
    const { ttlAttribute: _before, ...rest } = table;
    const next: TableDefinition = enabled ? { ...rest, ttlAttribute: attribute } : rest;
    context.catalog.save(next);
    if (enabled) noteAll(context, next);
    else context.expiry.clear(table);
    return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } };
  });
};

export const describeTimeToLive: Operation = (context, input) => {
  const { ttlAttribute } = existing(context, input);
  return {
    TimeToLiveDescription:
      ttlAttribute === undefined
        ? { TimeToLiveStatus: "DISABLED" }
        : { TimeToLiveStatus: "ENABLED", AttributeName: ttlAttribute },
  };
};

function existing(context: OperationContext, input: WireInput): TableDefinition {
  const name = readText(input, "TableName");
  const table = context.catalog.find(name);
  if (table !== undefined) return table;
  throw new DynamoFault("ResourceNotFoundException", `Requested resource not found: Table: ${name} not found`);
}

function noteAll(context: OperationContext, table: TableDefinition): void {
  for (const { item } of [...context.items.range(undefined, wholeSpace(table), false)]) {
    context.expiry.changed({ table, key: keyOf(table, item), before: undefined, after: item });
  }
}

/** Removes the items whose time is over, with their records in the stream; returns how many there were. */
export async function removeExpired(context: OperationContext): Promise<number> {
  let removed = 0;
  for (;;) {
    const due = context.expiry.due(context.now(), AT_ONCE_MAX);
    if (due.length === 0) return removed;
    removed += await context.store.write(() => {
      const tables = new Map(context.catalog.all().map((table) => [table.id, table]));
      let count = 0;
      for (const { tableId, key } of context.expiry.due(context.now(), AT_ONCE_MAX)) {
        const table = tables.get(tableId);
        const before = table && context.items.get(table, key);
        if (table === undefined || before === undefined) continue;
        context.items.apply({ table, key, before, after: undefined, expired: true });
        count += 1;
      }
      return count;
    });
  }
}

/** Forgets the tokens of transactions that nobody can repeat any more. */
export async function removeOutdatedTokens(context: OperationContext): Promise<void> {
  const keys = context.tokens.outdated(AT_ONCE_MAX);
  if (keys.length > 0) await context.store.write(() => context.tokens.forget(keys));
}
