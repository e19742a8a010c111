import type { Expiry } from "../items/expiry";
import type { ItemStore } from "../items/item-store";
import type { DurableStore } from "../store/durable-store";
import type { TableCatalog } from "../tables/table-catalog";
import type { WireInput } from "../wire-input";
import type { RequestTokens } from "./request-tokens";

/** What operations work on. */
export type OperationContext = {
  readonly store: DurableStore;
  readonly catalog: TableCatalog;
  readonly items: ItemStore;
  readonly expiry: Expiry;
  readonly tokens: RequestTokens;
  readonly now: () => number;
};

/** One operation of DynamoDB's API: the JSON body of a request to the JSON body of its answer. */
export type Operation = (context: OperationContext, input: WireInput) => WireInput | Promise<WireInput>;
