import type { DurableStore, Keyspace } from "../store/durable-store";
import type { IndexDefinition, TableDefinition } from "../tables/table-definition";
import type { AttributeValue, Item } from "../values/attribute-value";
import { equalValues } from "../values/compare-values";
import type { ChangeSink, ItemChange } from "./item-change";
import { indexKey, itemKey, type KeyRange, spacePrefix } from "./item-keys";

/** A position in a table or index, and the item there. */
export type StoredItem = { readonly position: Buffer; readonly item: Item };

/** Items as JSON in their canonical form, and for each index entries that point to them. */
export class ItemStore {
  private readonly items: Keyspace;
  private readonly entries: Keyspace;

  constructor(
    store: DurableStore,
    private readonly sinks: readonly ChangeSink[],
  ) {
    this.items = store.keyspace("items");
    this.entries = store.keyspace("index-entries");
  }

  get(table: TableDefinition, key: Item): Item | undefined {
    return this.read(itemKey(table, key));
  }

  /** Within a write: stores the change, its index entries and whatever follows from it (stream, expiry). */
  apply(change: ItemChange): void {
    const { table, before, after } = change;
    const key = itemKey(table, change.key);
    if (before !== undefined && after !== undefined && equalValues({ M: before }, { M: after })) return;
    if (after === undefined) this.items.removeSync(key);
    else this.items.putSync(key, Buffer.from(JSON.stringify(after)));
    for (const index of table.indexes) this.moveEntry(table, index, key, before, after);
    for (const sink of this.sinks) sink.changed(change);
  }

  /** Items of a table or index within the range, in order or in reverse. */
  *range(index: IndexDefinition | undefined, range: KeyRange, reverse: boolean): Generator<StoredItem> {
    const options = reverse
      ? { start: range.to, end: range.from, reverse: true, exclusiveStart: true, inclusiveEnd: true }
      : { start: range.from, end: range.to };
    if (index === undefined) {
      for (const { key, value } of this.items.getRange(options)) yield { position: key, item: decode(value) };
      return;
    }
    for (const { key, value } of this.entries.getRange(options)) {
      const item = this.read(value);
      if (item !== undefined) yield { position: key, item };
    }
  }

  count(table: TableDefinition, index?: IndexDefinition): number {
    const { from, to } = wholeSpace(table, index);
    return (index === undefined ? this.items : this.entries).getKeysCount({ start: from, end: to });
  }

  /** Within a write: fills an index that was added to a table with items. */
  fillIndex(table: TableDefinition, index: IndexDefinition): void {
    for (const { position, item } of [...this.range(undefined, wholeSpace(table), false)]) {
      this.moveEntry(table, index, position, undefined, item);
    }
  }

  /** Within a write: removes every entry of an index. */
  clearIndex(table: TableDefinition, index: IndexDefinition): void {
    clear(this.entries, wholeSpace(table, index));
  }

  /** Within a write: removes every item of a table, without changes in the stream. */
  clearTable(table: TableDefinition): void {
    clear(this.items, wholeSpace(table));
    for (const index of table.indexes) this.clearIndex(table, index);
  }

  private moveEntry(table: TableDefinition, index: IndexDefinition, key: Buffer, before?: Item, after?: Item): void {
    const from = before && indexKey(table, index, before);
    const to = after && indexKey(table, index, after);
    if (from && to?.equals(from)) return;
    if (from) this.entries.removeSync(from);
    if (to) this.entries.putSync(to, key);
  }

  private read(key: Buffer): Item | undefined {
    const stored = this.items.get(key);
    return stored && decode(stored);
  }
}

function decode(stored: Buffer): Item {
  return JSON.parse(stored.toString()) as Record<string, AttributeValue>;
}

export function wholeSpace(table: TableDefinition, index?: IndexDefinition): KeyRange {
  const from = spacePrefix(table, index);
  return { from, to: following(from) };
}

/** The smallest key that is larger than every key with this prefix. */
export function following(prefix: Buffer): Buffer {
  const end = Buffer.from(prefix);
  for (let at = end.length - 1; at >= 0; at -= 1) {
    const byte = end[at] ?? 0;
    if (byte < 0xff) {
      end[at] = byte + 1;
      return end.subarray(0, at + 1);
    }
  }
  return Buffer.concat([prefix, Buffer.from([0xff])]);
}

function clear(space: Keyspace, range: KeyRange): void {
  for (const key of [...space.getKeys({ start: range.from, end: range.to })]) space.removeSync(key);
}
