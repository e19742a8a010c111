import { getTranslations } from "next-intl/server";
import { addMonthsToYearMonth } from "@/lib/core/time/local-date";
import { DateText } from "../../../../_components/date-text";
import { Link } from "../../../../_components/link";
import { paths } from "../../../../_paths";

/** The month that is shown, with the one before and the one after it. */
export async function MonthLinks({ stationId, period }: { readonly stationId: string; readonly period: string }) {
  const t = await getTranslations("operator.stations.month");
  const before = addMonthsToYearMonth(period, -1);
  const after = addMonthsToYearMonth(period, 1);
  return (
    <nav aria-label={t("label")} className="mb-4 flex flex-wrap items-center gap-3 text-14" data-print="hide">
      <Link href={paths.operator.station(stationId, before)} look="button">
        <span aria-hidden="true">←</span>
        <span className="max-sm:sr-only">
          <DateText value={before} />
        </span>
      </Link>
      <span aria-current="page" className="font-semibold text-16">
        <DateText value={period} />
      </span>
      <Link href={paths.operator.station(stationId, after)} look="button">
        <span className="max-sm:sr-only">
          <DateText value={after} />
        </span>
        <span aria-hidden="true">→</span>
      </Link>
    </nav>
  );
}
