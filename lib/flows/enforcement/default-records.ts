import * as z from "zod";
import { DeclaredDefault } from "../../core/enforcement/declared-default";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { defineCollection } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";

/** An event of default in the book. */
export const DefaultRecord = z.strictObject({
  id: idSchema("default"),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  declared: DeclaredDefault,
  inputHash: Sha256Hex,
});
export type DefaultRecord = z.infer<typeof DefaultRecord>;

export const defaults = defineCollection<DefaultRecord>({
  name: "default",
  schema: DefaultRecord,
  keysOf: ({ id, orgId, dealId, declared }) => ({
    ...{ id, orgId, parent: `${dealId} defaults` },
    sort: `${declared.notice.declaredAt} ${id}`,
  }),
});

/** Every event of default that was declared for a deal, in the order of time. */
export async function defaultsOf({ book }: Pick<Ports, "book">, dealId: string): Promise<DefaultRecord[]> {
  const stored = await readAll((page) => book.listByParent(defaults, `${dealId} defaults`, page));
  return stored.map(({ value }) => value);
}
