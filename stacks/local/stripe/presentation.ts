import type { Parameters } from "./parameters";
import type { RecordKinds } from "./records";
import { invalidRequest } from "./stripe-fault";
import type { UnitOfWork } from "./unit-of-work";

type Shown = Record<string, unknown>;

/** Which kind of record an id belongs to. */
const KIND_OF_PREFIX: Readonly<Record<string, keyof RecordKinds>> = {
  cus: "customer",
  cs: "session",
  pi: "intent",
  ch: "charge",
  py: "charge",
  re: "refund",
  dp: "dispute",
  txn: "balance",
  po: "payout",
};

/** A record as Stripe answers it: our own notes taken out, the ids named by `expand` replaced by their objects. */
export async function show(work: UnitOfWork, record: object, expand: readonly string[]): Promise<Shown> {
  const shown: Shown = Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith("simulated")));
  for (const path of expand) {
    const [field = "", ...rest] = path.split(".");
    const value = shown[field];
    if (value === null) continue;
    const prefix = typeof value === "string" ? (value.split("_")[0] ?? "") : "";
    const kind = KIND_OF_PREFIX[prefix];
    if (typeof value === "string" && kind) {
      const nested = expand
        .filter((other) => other.startsWith(`${field}.`))
        .map((other) => other.slice(field.length + 1));
      shown[field] = await show(work, await work.get(kind, value), nested);
    } else if (rest.length === 0 || typeof value !== "object") {
      throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
    }
  }
  return shown;
}

/** One page of a listing, newest first, by Stripe's cursors. */
export async function showList(
  work: UnitOfWork,
  records: readonly { readonly id: string }[],
  parameters: Parameters,
  url: string,
): Promise<Shown> {
  const limit = parameters.integer("limit") ?? 10;
  const after = parameters.text("starting_after");
  const expand = parameters.texts("expand").map((path) => path.replace(/^data\./, ""));
  parameters.done();
  if (limit < 1 || limit > 100) throw invalidRequest("Limit must be between 1 and 100.", { param: "limit" });
  const newestFirst = [...records].reverse();
  const start = after === undefined ? 0 : newestFirst.findIndex((record) => record.id === after) + 1;
  if (after !== undefined && start === 0)
    throw invalidRequest(`No such object: '${after}'`, { param: "starting_after" });
  const page = newestFirst.slice(start, start + limit);
  return {
    object: "list",
    data: await Promise.all(page.map((record) => show(work, record, expand))),
    has_more: start + limit < newestFirst.length,
    url,
  };
}
