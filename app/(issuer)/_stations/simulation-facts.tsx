import { useTranslations } from "next-intl";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import type { SimulationView } from "../_model/station-shapes";

/** What a run was computed from and what it is named by: everything that somebody needs to compute it again. */
export function SimulationFacts({ record }: { readonly record: SimulationView["record"] }) {
  const t = useTranslations("issuer.simulation");
  const files = [
    { label: t("summaryHash"), hash: record.summaryHash },
    { label: t("monthlyHash"), hash: record.monthlyCsvHash },
    { label: t("hourlyHash"), hash: record.hourlyCsvHash },
    { label: t("monthlyParquetHash"), hash: record.monthlyParquetHash },
    { label: t("hourlyParquetHash"), hash: record.hourlyParquetHash },
  ].flatMap(({ label, hash }) => (hash === undefined ? [] : [{ label, value: <Hash value={hash} of={label} /> }]));
  return (
    <Facts
      items={[
        { label: t("requestedAt"), value: <DateText value={record.requestedAt} /> },
        { label: t("model"), value: record.modelVersion },
        { label: t("seed"), value: String(record.seed) },
        {
          label: t("weather"),
          value: record.weather.kind === "file" ? record.weather.name : record.weather.climate.source,
        },
        { label: t("inputsHash"), value: <Hash value={record.inputsHash} of={t("inputsHash")} /> },
        ...files,
      ]}
    />
  );
}
