import { useTranslations } from "next-intl";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import type { Weather } from "../_model/station-shapes";

/** Where a station's weather comes from. */
export function WeatherFacts({ weather }: { readonly weather: Weather }) {
  const t = useTranslations("issuer.weather");
  const items =
    weather.kind === "file"
      ? [
          { label: t("kind"), value: t(`format.${weather.format}`) },
          { label: t("name"), value: weather.name },
          { label: t("source"), value: weather.source },
          { label: t("hash"), value: <Hash value={weather.bytesHash} of={weather.name} /> },
        ]
      : [
          { label: t("kind"), value: t("monthly") },
          { label: t("source"), value: weather.climate.source },
        ];
  return <Facts items={items} />;
}
