import * as z from "zod";
import { Sha256Hex } from "../../core/evidence/hash";
import { idSchema } from "../../core/ids/ids";
import { SuspenseRelease } from "../../core/settlement/suspense-release";
import { defineCollection } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readAll } from "../read-all";
import { periodId } from "./settlement-records";

/** A release of suspense in the book; it is never changed and never taken back. */
export const SuspenseReleaseRecord = z.strictObject({
  id: idSchema("suspense-release"),
  orgId: idSchema("organisation"),
  dealId: idSchema("deal"),
  release: SuspenseRelease,
  inputHash: Sha256Hex,
});
export type SuspenseReleaseRecord = z.infer<typeof SuspenseReleaseRecord>;

export const suspenseReleases = defineCollection<SuspenseReleaseRecord>({
  name: "suspense-release",
  schema: SuspenseReleaseRecord,
  keysOf: ({ id, orgId, dealId, release }) => ({
    ...{ id, orgId, parent: periodId(dealId, release.period) },
    sort: `${release.releasedAt} ${id}`,
  }),
});

/** What was released for a period, in the order of time. */
export async function releasesOf(
  { book }: Pick<Ports, "book">,
  dealId: string,
  period: string,
): Promise<SuspenseRelease[]> {
  const stored = await readAll((page) => book.listByParent(suspenseReleases, periodId(dealId, period), page));
  return stored.map(({ value }) => value.release);
}
