import * as z from "zod";
import { apiRead } from "../../_api/server";

const Deals = z.object({
  items: z.array(z.object({ value: z.object({ id: z.string(), deal: z.object({ name: z.string() }) }) })),
});

/** Names of the organisations' deals by id, as far as they can be read: a proposal is shown without its name too. */
export async function readDealNames(orgIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const lists = await Promise.all(orgIds.map((orgId) => apiRead(`/deals?orgId=${orgId}&limit=200`, Deals)));
  return new Map(
    lists.flatMap((list) => (list.ok ? list.value.items.map(({ value }) => [value.id, value.deal.name] as const) : [])),
  );
}
