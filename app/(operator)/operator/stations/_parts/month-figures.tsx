import { getLocale, getTranslations } from "next-intl/server";
import { KeyFigures } from "../../../../_components/key-figures";
import { formatNumber, formatRate } from "../../../../_components/number-format";
import type { StationMonth } from "../_model/metering-shapes";

/** The month in six numbers. */
export async function MonthFigures({ month }: { readonly month: StationMonth }) {
  const [t, locale] = await Promise.all([getTranslations("operator.stations.figures"), getLocale()]);
  const { quality, energyWh, sessions, refusals } = month;
  const kwh = (wh: number) => t("kwh", { energy: formatNumber(locale, wh / 1_000) });
  const share = quality.expected === 0 ? t("none") : formatRate(locale, quality.measured / quality.expected, 1);
  return (
    <KeyFigures
      label={t("label")}
      figures={[
        {
          label: t("measured"),
          value: share,
          note: t("measuredNote", { measured: quality.measured, expected: quality.expected }),
        },
        {
          label: t("refused"),
          value: formatNumber(locale, refusals.envelopes + refusals.receipts + refusals.dropped),
          note: t("refusedNote", refusals),
        },
        { label: t("pv"), value: kwh(energyWh.pv) },
        {
          label: t("grid"),
          value: kwh(energyWh.gridImport),
          note: t("gridNote", { energy: formatNumber(locale, energyWh.gridExport / 1_000) }),
        },
        {
          label: t("sessions"),
          value: formatNumber(locale, sessions.count),
          note: t("sessionsNote", { energy: formatNumber(locale, Number(sessions.energyWh) / 1_000) }),
        },
        { label: t("charged"), value: kwh(energyWh.charged), note: t("chargedNote") },
      ]}
    />
  );
}
