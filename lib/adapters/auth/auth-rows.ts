import { HeliographError } from "../../core/errors/heliograph-error";

/** A row of better-auth: scalars only, dates as ISO 8601 text. */
export type Row = { readonly [field: string]: string | number | boolean | null };

/** A row with the version that a later write must still find. */
export type StoredRow = { readonly id: string; readonly version: number; readonly row: Row };

/** How the rows of one model are found: `unique` groups of fields name at most one row, `indexed` fields several. */
export type ModelIndexes = {
  readonly unique: readonly (readonly string[])[];
  readonly indexed: readonly string[];
  /** When the table may forget the row [unix seconds]. */
  readonly forgetAtS?: (row: Row) => number | null;
};

const expiry = (row: Row): number | null => {
  const at = typeof row.expiresAt === "string" ? Date.parse(row.expiresAt) : Number.NaN;
  return Number.isNaN(at) ? null : Math.ceil(at / 1_000);
};

/** The models that we use; a model that is not named here is refused. */
const MODEL_INDEXES: Readonly<Record<string, ModelIndexes>> = {
  user: { unique: [["email"]], indexed: [] },
  session: { unique: [["token"]], indexed: ["userId"], forgetAtS: expiry },
  account: { unique: [["providerId", "accountId"]], indexed: ["userId", "accountId"] },
  verification: { unique: [], indexed: ["identifier"], forgetAtS: expiry },
  wallet: { unique: [["address"], ["userId"]], indexed: [] },
  rateLimit: {
    unique: [["key"]],
    indexed: [],
    forgetAtS: (row) => (typeof row.lastRequest === "number" ? Math.ceil(row.lastRequest / 1_000) + 86_400 : null),
  },
};

/** What the adapter asks of its store. Every write is atomic with its uniqueness; reads of one row are consistent. */
export interface AuthRows {
  get(model: string, id: string): Promise<StoredRow | undefined>;
  /** Rows whose unique or indexed field has this value. */
  byField(model: string, field: string, value: string): Promise<readonly StoredRow[]>;
  all(model: string): Promise<readonly StoredRow[]>;
  insert(model: string, row: Row): Promise<"done" | "duplicate">;
  /** `changed` when somebody else wrote or removed the row since it was read. */
  replace(model: string, before: StoredRow, after: Row): Promise<"done" | "duplicate" | "changed">;
  remove(model: string, before: StoredRow): Promise<"done" | "changed">;
}

/** @throws HeliographError AUTH_MODEL_UNKNOWN */
export function indexesOf(model: string): ModelIndexes {
  const indexes = Object.hasOwn(MODEL_INDEXES, model) ? MODEL_INDEXES[model] : undefined;
  if (indexes) return indexes;
  throw new HeliographError({
    code: "AUTH_MODEL_UNKNOWN",
    message: `Sign-in has no model ${model}.`,
    remedy: "Name its indexes beside those of the other models.",
    data: { model },
  });
}
