import { getTranslations } from "next-intl/server";
import * as z from "zod";
import type { DealTerms } from "@/lib/core/deal/terms";
import { StationQuality } from "@/lib/core/metering/quality";
import { apiRead } from "../../_api/server";
import { ErrorNotice } from "../../_components/error-notice";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import type { DealNames } from "../../_periods/deal-names";
import { QualityTable } from "../../_periods/quality-table";

const StationMonth = z.object({
  complete: z.boolean(),
  quality: StationQuality,
  sessions: z.object({ count: z.number(), energyWh: z.string() }),
  refusals: z.object({ envelopes: z.number(), receipts: z.number(), dropped: z.number() }),
});

type Props = { readonly terms: DealTerms; readonly period: string; readonly names: DealNames };

/** What the pool's devices have brought so far, and what of it was refused; independent of any statement. */
export async function DataSection({ terms, period, names }: Props) {
  const [t, months] = await Promise.all([
    getTranslations("operator.periods.data"),
    Promise.all(
      terms.pool.map(async ({ stationId }) => ({
        stationId,
        result: await apiRead(`/stations/${encodeURIComponent(stationId)}/quality?period=${period}`, StationMonth),
      })),
    ),
  ]);
  const read = months.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const failed = months.find(({ result }) => !result.ok)?.result;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-3">
        {failed && !failed.ok && <ErrorNotice problem={failed.problem} />}
        {read.length > 0 && <QualityTable stations={read.map(({ quality }) => quality)} names={names} of="devices" />}
        <ul className="grid gap-1 text-14">
          {months.map(({ stationId, result }) => (
            <li key={stationId} className="flex flex-wrap gap-x-3">
              <Link href={paths.operator.station(stationId)}>{names.station(stationId)}</Link>
              {result.ok && (
                <span className="text-muted">
                  {t("sessions", {
                    count: result.value.sessions.count,
                    energy: Number(result.value.sessions.energyWh) / 1_000,
                  })}
                  {" · "}
                  {t("refusals", {
                    envelopes: result.value.refusals.envelopes,
                    receipts: result.value.refusals.receipts,
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
