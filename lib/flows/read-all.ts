import type { Page, PageRequest } from "./ports/book";

/** Every item of a paged listing, in its order. Only for listings that the domain bounds (devices of a station, orders of an offering). */
export async function readAll<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  request: PageRequest = {},
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ ...request, cursor });
    items.push(...page.items);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}
