import { type CleanedWhere, type CustomAdapter, createAdapterFactory } from "better-auth/adapters";
import { HeliographError } from "../../core/errors/heliograph-error";
import { type AuthRows, indexesOf, type Row, type StoredRow } from "./auth-rows";
import { compareScalars, matches } from "./row-filter";

const MOST_ATTEMPTS = 20;

/**
 * better-auth's database on our table. A unique value is claimed in the transaction that writes its row; a row is changed
 * or consumed only as it was read, so that of two that race one wins and the other looks again.
 */
export function authDatabase(rows: AuthRows) {
  return createAdapterFactory({
    config: {
      adapterId: "heliograph-dynamodb",
      adapterName: "Heliograph DynamoDB",
      supportsDates: false,
      supportsJSON: false,
      supportsArrays: false,
      supportsNumericIds: false,
      supportsBooleans: true,
      transaction: false,
    },
    adapter: () => rowAdapter(rows),
  });
}

function rowAdapter(rows: AuthRows): CustomAdapter {
  async function find(model: string, where: readonly CleanedWhere[]): Promise<StoredRow[]> {
    const candidates = await candidatesOf(rows, model, where);
    return candidates.filter((candidate) => matches(candidate.row, where));
  }

  /** Changes the first row that meets the conditions, and only while it still does. */
  async function change(model: string, where: readonly CleanedWhere[], next: (row: Row) => Row): Promise<Row | null> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const [before] = await find(model, where);
      if (!before) return null;
      const after = next(before.row);
      const outcome = await rows.replace(model, before, after);
      if (outcome === "done") return after;
      if (outcome === "duplicate") throw duplicate(model);
    }
    throw contended(model);
  }

  async function removeEach(model: string, found: readonly StoredRow[]): Promise<number> {
    let count = 0;
    for (const row of found) if ((await rows.remove(model, row)) === "done") count += 1;
    return count;
  }

  return {
    async create({ model, data }) {
      const row = toRow(data);
      if ((await rows.insert(model, row)) === "duplicate") throw duplicate(model);
      return data;
    },
    async findOne<T>({ model, where, select }: { model: string; where: CleanedWhere[]; select?: string[] }) {
      const [first] = await find(model, where);
      return first ? (pick(first.row, select) as T) : null;
    },
    async findMany<T>(query: Parameters<CustomAdapter["findMany"]>[0]) {
      const { model, where = [], limit, select, sortBy, offset = 0 } = query;
      const found = (await find(model, where)).map((stored) => stored.row);
      if (sortBy) {
        const sign = sortBy.direction === "desc" ? -1 : 1;
        found.sort((a, b) => sign * compareScalars(a[sortBy.field], b[sortBy.field]));
      }
      return found.slice(offset, offset + limit).map((row) => pick(row, select) as T);
    },
    async count({ model, where = [] }) {
      return (await find(model, where)).length;
    },
    async update<T>({ model, where, update }: { model: string; where: CleanedWhere[]; update: T }) {
      const changes = toRow(update);
      return (await change(model, where, (row) => ({ ...row, ...changes }))) as T | null;
    },
    async updateMany({ model, where, update }) {
      const changes = toRow(update);
      let count = 0;
      for (const { id } of await find(model, where)) {
        const changed = await change(model, [...where, idIs(id)], (row) => ({ ...row, ...changes }));
        if (changed) count += 1;
      }
      return count;
    },
    async delete({ model, where }) {
      const [first] = await find(model, where);
      if (first) await removeEach(model, [first]);
    },
    async deleteMany({ model, where }) {
      return removeEach(model, await find(model, where));
    },
    async consumeOne<T>({ model, where }: { model: string; where: CleanedWhere[] }) {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        const [first] = await find(model, where);
        if (!first) return null;
        if ((await rows.remove(model, first)) === "done") return first.row as T;
      }
      throw contended(model);
    },
    async incrementOne<T>(query: Parameters<NonNullable<CustomAdapter["incrementOne"]>>[0]) {
      const { model, where, increment, set = {} } = query;
      const assigned = toRow(set);
      const changed = await change(model, where, (row) => {
        const sums = Object.entries(increment).map(([field, delta]) => [field, Number(row[field] ?? 0) + delta]);
        return { ...row, ...Object.fromEntries(sums), ...assigned };
      });
      return changed as T | null;
    },
  };
}

/** The smallest set that is sure to hold every match: by id, by an indexed field, or all. */
async function candidatesOf(
  rows: AuthRows,
  model: string,
  where: readonly CleanedWhere[],
): Promise<readonly StoredRow[]> {
  const certain = where.filter(
    (clause) =>
      clause.operator === "eq" &&
      clause.mode !== "insensitive" &&
      typeof clause.value === "string" &&
      (clause.connector !== "OR" || where.length === 1),
  );
  const byId = certain.find((clause) => clause.field === "id");
  if (byId) {
    const row = await rows.get(model, String(byId.value));
    return row ? [row] : [];
  }
  const { unique, indexed } = indexesOf(model);
  const fields = [...unique.flatMap((group) => (group.length === 1 ? group : [])), ...indexed];
  const byField = certain.find((clause) => fields.includes(clause.field));
  return byField ? rows.byField(model, byField.field, String(byField.value)) : rows.all(model);
}

function toRow(data: unknown): Row {
  const entries = Object.entries(data ?? {}).filter(([, value]) => value !== undefined);
  for (const [field, value] of entries) {
    if (value !== null && !["string", "number", "boolean"].includes(typeof value)) {
      throw new TypeError(`The field ${field} of a sign-in row is not a scalar`);
    }
  }
  return Object.fromEntries(entries) as Row;
}

function pick(row: Row, select: readonly string[] | undefined): Row {
  if (!select || select.length === 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([field]) => select.includes(field)));
}

function idIs(id: string): CleanedWhere {
  return { field: "id", operator: "eq", value: id, connector: "AND", mode: "sensitive" };
}

function duplicate(model: string): HeliographError {
  return new HeliographError({
    code: "AUTH_DUPLICATE",
    kind: "conflict",
    message: `Such a ${model} exists already.`,
    remedy: "Read it instead of making another.",
    data: { model },
  });
}

function contended(model: string): HeliographError {
  return new HeliographError({
    code: "AUTH_CONTENDED",
    kind: "unavailable",
    message: `Too many requests change the same ${model}.`,
    remedy: "Try again in a moment.",
    data: { model },
  });
}
