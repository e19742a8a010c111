import type { TableDefinition } from "../tables/table-definition";
import type { Item } from "../values/attribute-value";

/** One item's change: `before` absent for an insert, `after` absent for a removal. */
export type ItemChange = {
  readonly table: TableDefinition;
  readonly key: Item;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** The service itself removed it, because its time to live was over. */
  readonly expired?: boolean;
};

/** Told of each change within the transaction that makes it. */
export type ChangeSink = { changed(change: ItemChange): void };
