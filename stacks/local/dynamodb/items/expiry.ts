import type { DurableStore, Keyspace } from "../store/durable-store";
import type { TableDefinition } from "../tables/table-definition";
import type { AttributeValue, Item } from "../values/attribute-value";
import { attributeOf } from "../values/attribute-value";
import type { ChangeSink, ItemChange } from "./item-change";
import { itemKey, keyOf } from "./item-keys";

const TABLE_BYTES = 4;
const TIME_BYTES = 8;

export type Expired = { readonly tableId: number; readonly key: Item };

/** The items that have a time to live, in the order in which they expire. */
export class Expiry implements ChangeSink {
  private readonly space: Keyspace;

  constructor(store: DurableStore) {
    this.space = store.keyspace("expiry");
  }

  changed({ table, before, after }: ItemChange): void {
    const from = before && expiryKey(table, before);
    const to = after && expiryKey(table, after);
    if (from && to?.equals(from)) return;
    if (from) this.space.removeSync(from);
    if (to && after) this.space.putSync(to, Buffer.from(JSON.stringify(keyOf(table, after))));
  }

  /** Within a write: forgets all times of a table. */
  clear(table: TableDefinition): void {
    for (const key of [...this.space.getKeys()]) {
      if (key.readUInt32BE(TIME_BYTES) === table.id) this.space.removeSync(key);
    }
  }

  /** Keys of items whose time is over, oldest first. */
  due(nowMs: number, limit: number): readonly Expired[] {
    const end = Buffer.alloc(TIME_BYTES);
    end.writeBigUInt64BE(BigInt(Math.max(0, Math.floor(nowMs / 1000)) + 1));
    return [...this.space.getRange({ end, limit })].map(({ key, value }) => ({
      tableId: key.readUInt32BE(TIME_BYTES),
      key: JSON.parse(value.toString()) as Record<string, AttributeValue>,
    }));
  }
}

/** Time [s], table, then the item; undefined where the item does not expire. */
function expiryKey(table: TableDefinition, item: Item): Buffer | undefined {
  const value = table.ttlAttribute === undefined ? undefined : attributeOf(item, table.ttlAttribute);
  if (value === undefined || !("N" in value)) return undefined;
  const seconds = Math.floor(Number(value.N));
  if (seconds < 0 || !Number.isSafeInteger(seconds)) return undefined;
  const head = Buffer.alloc(TIME_BYTES + TABLE_BYTES);
  head.writeBigUInt64BE(BigInt(seconds));
  head.writeUInt32BE(table.id, TIME_BYTES);
  return Buffer.concat([head, itemKey(table, item)]);
}
