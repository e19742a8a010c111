import * as z from "zod";
import { apiGet } from "./server";

const PAGE_SIZE = 200;
/** A listing longer than this is cut: its page is to be searched, not scrolled. */
const PAGES = 10;

/**
 * Every object of a listing, page by page. Refusals end as `apiGet` says.
 * @param path with its query, which names the organisation
 * @throws ApiError
 */
export async function apiGetAll<Schema extends z.ZodType>(
  path: `/${string}?${string}`,
  schema: Schema,
): Promise<readonly z.output<Schema>[]> {
  const Page = z.object({ items: z.array(schema), cursor: z.string().nullable() });
  const found: z.output<Schema>[] = [];
  let cursor: string | null = null;
  for (let count = 0; count < PAGES; count += 1) {
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: z.output<typeof Page> = await apiGet(`${path}&limit=${PAGE_SIZE}${more}`, Page);
    found.push(...page.items);
    cursor = page.cursor;
    if (cursor === null) break;
  }
  return found;
}
