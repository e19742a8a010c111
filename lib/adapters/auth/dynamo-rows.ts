import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { HeliographError } from "../../core/errors/heliograph-error";
import { type AuthRows, indexesOf, type Row, type StoredRow } from "./auth-rows";

type Item = { readonly pk: string; readonly sk: string; readonly version: number; readonly row: Row };
type Action = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const MOST_CONFLICTS = 8;

/**
 * Sign-in rows in the product's table:
 * `auth#<model>#<id>` / `row` is the row, listed as a whole by gsi1 = `auth#<model>`;
 * `auth#<model>#by#<fields>#<values>` / `<id>` (or `only`, for what is unique) leads to it.
 * Rows and their entries are written in one transaction and read consistently; only `all` reads an index.
 */
export class DynamoAuthRows implements AuthRows {
  readonly #documents: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #forgets: boolean;

  /** `forgets`: the table removes what has expired. Only where it runs on wall time: on one machine its clock may be ahead. */
  constructor(client: DynamoDBClient, options: { readonly table: string; readonly forgets: boolean }) {
    this.#documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    this.#table = options.table;
    this.#forgets = options.forgets;
  }

  async get(model: string, id: string): Promise<StoredRow | undefined> {
    const { Item: item } = await this.#documents.send(
      new GetCommand({ TableName: this.#table, Key: { pk: rowKey(model, id), sk: "row" }, ConsistentRead: true }),
    );
    return item ? toStored(item as Item) : undefined;
  }

  async byField(model: string, field: string, value: string): Promise<readonly StoredRow[]> {
    const entries = await this.#query({
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": entryKey(model, [field], { [field]: value }) },
    });
    const found = await Promise.all(entries.map((entry) => this.get(model, String(entry.rowId))));
    return found.filter((row) => row !== undefined);
  }

  async all(model: string): Promise<readonly StoredRow[]> {
    const items = await this.#query({
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :pk",
      ExpressionAttributeValues: { ":pk": `auth#${model}` },
    });
    return items.map((item) => toStored(item as unknown as Item));
  }

  async insert(model: string, row: Row): Promise<"done" | "duplicate"> {
    const id = idOf(row);
    const outcome = await this.#write([
      {
        Put: {
          TableName: this.#table,
          Item: this.#item(model, id, row, 1),
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      ...this.#entries(model, id, row).map((entry) => this.#putEntry(entry)),
    ]);
    return outcome === "done" ? "done" : "duplicate";
  }

  async replace(model: string, before: StoredRow, after: Row): Promise<"done" | "duplicate" | "changed"> {
    const old = new Map(this.#entries(model, before.id, before.row).map((entry) => [entry.pk, entry]));
    const next = new Map(this.#entries(model, before.id, after).map((entry) => [entry.pk, entry]));
    const outcome = await this.#write([
      {
        Put: {
          TableName: this.#table,
          Item: this.#item(model, before.id, after, before.version + 1),
          ConditionExpression: "version = :version",
          ExpressionAttributeValues: { ":version": before.version },
        },
      },
      ...[...old.values()].filter((entry) => !next.has(entry.pk)).map((entry) => this.#deleteEntry(entry)),
      ...[...next.values()].map((entry) => (old.has(entry.pk) ? this.#keepEntry(entry) : this.#putEntry(entry))),
    ]);
    if (outcome === "done") return "done";
    return outcome === 0 ? "changed" : "duplicate";
  }

  async remove(model: string, before: StoredRow): Promise<"done" | "changed"> {
    const outcome = await this.#write([
      {
        Delete: {
          TableName: this.#table,
          Key: { pk: rowKey(model, before.id), sk: "row" },
          ConditionExpression: "version = :version",
          ExpressionAttributeValues: { ":version": before.version },
        },
      },
      ...this.#entries(model, before.id, before.row).map((entry) => this.#deleteEntry(entry)),
    ]);
    return outcome === "done" ? "done" : "changed";
  }

  /** `done`, or the place of the first action whose condition did not hold. A conflict with another transaction is tried again. */
  async #write(actions: Action[]): Promise<"done" | number> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#documents.send(new TransactWriteCommand({ TransactItems: actions }));
        return "done";
      } catch (error) {
        const reasons = cancellationCodes(error);
        const failed = reasons.indexOf("ConditionalCheckFailed");
        if (failed >= 0) return failed;
        if (!reasons.includes("TransactionConflict") || attempt === MOST_CONFLICTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt));
      }
    }
  }

  async #query(
    input: Omit<ConstructorParameters<typeof QueryCommand>[0], "TableName">,
  ): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.#documents.send(
        new QueryCommand({ ...input, TableName: this.#table, ExclusiveStartKey: start }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return items;
  }

  #item(model: string, id: string, row: Row, version: number): Record<string, unknown> {
    const ttl = this.#ttlOf(model, row);
    return { pk: rowKey(model, id), sk: "row", gsi1pk: `auth#${model}`, gsi1sk: id, version, row, ttl };
  }

  #ttlOf(model: string, row: Row): number | undefined {
    return this.#forgets ? (indexesOf(model).forgetAtS?.(row) ?? undefined) : undefined;
  }

  #entries(model: string, id: string, row: Row): Entry[] {
    const ttl = this.#ttlOf(model, row);
    return entryKeys(model, id, row).map((key) => ({ ...key, rowId: id, ttl }));
  }

  #putEntry(entry: Entry): Action {
    const condition = "attribute_not_exists(pk)";
    return { Put: { TableName: this.#table, Item: entry, ConditionExpression: condition } };
  }

  /** The entry stays; its time to be forgotten follows the row's. */
  #keepEntry(entry: Entry): Action {
    return { Put: { TableName: this.#table, Item: entry } };
  }

  #deleteEntry(entry: Entry): Action {
    return { Delete: { TableName: this.#table, Key: { pk: entry.pk, sk: entry.sk } } };
  }
}

type Entry = { readonly pk: string; readonly sk: string; readonly rowId: string; readonly ttl: number | undefined };

function entryKeys(model: string, id: string, row: Row): { readonly pk: string; readonly sk: string }[] {
  const { unique, indexed } = indexesOf(model);
  const groups = [
    ...unique.map((fields) => ({ fields, sk: "only" })),
    ...indexed.map((field) => ({ fields: [field], sk: id })),
  ];
  return groups
    .filter(({ fields }) => fields.every((field) => row[field] !== null && row[field] !== undefined))
    .map(({ fields, sk }) => ({ pk: entryKey(model, fields, row), sk }));
}

function rowKey(model: string, id: string): string {
  return `auth#${model}#${id}`;
}

/** Values are escaped, so that no two groups of values share a key. */
function entryKey(model: string, fields: readonly string[], row: Row): string {
  const values = fields.map((field) => encodeURIComponent(String(row[field])));
  return `auth#${model}#by#${fields.join("+")}#${values.join("+")}`;
}

function toStored(item: Item): StoredRow {
  return { id: idOf(item.row), version: item.version, row: item.row };
}

function idOf(row: Row): string {
  if (typeof row.id === "string" && row.id !== "") return row.id;
  throw new HeliographError({
    code: "AUTH_ROW_WITHOUT_ID",
    message: "A sign-in row has no id.",
    remedy: "Let the database hooks make one.",
  });
}

function cancellationCodes(error: unknown): string[] {
  if (!(error instanceof Error) || error.name !== "TransactionCanceledException") return [];
  const reasons =
    "CancellationReasons" in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : [];
  return reasons.map((reason: { Code?: string }) => reason.Code ?? "None");
}
