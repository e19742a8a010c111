import type { Actor } from "../../core/identity/actor";
import type { Page, PageRequest, Stored } from "../ports/book";
import type { Ports } from "../ports/ports";
import { readableStation } from "./metering-readers";
import { meteringRefusals, type RefusalRecord, refusalTallies, stationPeriodKey } from "./metering-records";

/** What came for a station in a month and was not believed, newest first; `dropped` unsigned ones were counted, not kept. */
export async function listRefusals(
  ports: Pick<Ports, "book">,
  actor: Actor | null,
  input: { stationId: string; period: string; page?: PageRequest },
): Promise<Page<Stored<RefusalRecord>> & { readonly dropped: number }> {
  await readableStation(ports, actor, input.stationId);
  const key = stationPeriodKey(input.stationId, input.period);
  const [page, tally] = await Promise.all([
    ports.book.listByParent(meteringRefusals, key, { newestFirst: true, ...input.page }),
    ports.book.get(refusalTallies, key),
  ]);
  return { ...page, dropped: tally?.value.dropped ?? 0 };
}
