import { DynamoFault } from "../dynamo-fault";
import type { DurableStore, Keyspace } from "../store/durable-store";
import type { IndexDefinition, TableDefinition } from "./table-definition";

const NEXT_ID = Buffer.from("next-id");
const TABLE_PREFIX = "table:";

/** The tables of the database, by name. */
export class TableCatalog {
  private readonly space: Keyspace;
  private readonly parsed = new Map<string, { readonly bytes: Buffer; readonly table: TableDefinition }>();

  constructor(store: DurableStore) {
    this.space = store.keyspace("catalog");
  }

  /** @throws ResourceNotFoundException */
  table(name: string): TableDefinition {
    const table = this.find(name);
    if (table === undefined) {
      throw new DynamoFault("ResourceNotFoundException", "Cannot do operations on a non-existent table");
    }
    return table;
  }

  /** The definition as the current transaction, or else the last commit, has it. */
  find(name: string): TableDefinition | undefined {
    const bytes = this.space.get(Buffer.from(TABLE_PREFIX + name));
    if (bytes === undefined) return undefined;
    const parsed = this.parsed.get(name);
    if (parsed?.bytes.equals(bytes)) return parsed.table;
    const table = JSON.parse(bytes.toString()) as TableDefinition;
    this.parsed.set(name, { bytes, table });
    return table;
  }

  all(): readonly TableDefinition[] {
    return this.names().flatMap((name) => this.find(name) ?? []);
  }

  /** Table names in ascending order. */
  names(): readonly string[] {
    const start = Buffer.from(TABLE_PREFIX);
    const end = Buffer.from("table;"); // the character after the colon
    return [...this.space.getKeys({ start, end })].map((key) => key.toString().slice(TABLE_PREFIX.length));
  }

  /** Within a write. */
  takeId(): number {
    const id = Number(this.space.get(NEXT_ID)?.toString() ?? "1");
    this.space.putSync(NEXT_ID, Buffer.from(String(id + 1)));
    return id;
  }

  /** Within a write. */
  save(table: TableDefinition): void {
    this.space.putSync(Buffer.from(TABLE_PREFIX + table.name), Buffer.from(JSON.stringify(table)));
  }

  /** Within a write. */
  remove(table: TableDefinition): void {
    this.space.removeSync(Buffer.from(TABLE_PREFIX + table.name));
  }
}

/** @throws ValidationException */
export function indexOf(table: TableDefinition, name: string): IndexDefinition {
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) {
    throw new DynamoFault("ValidationException", `The table does not have the specified index: ${name}`);
  }
  return index;
}
