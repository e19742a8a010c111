import { useFormatter, useTranslations } from "next-intl";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { DateText } from "../../_components/date-text";
import { Facts } from "../../_components/facts";

/** What a station is made of, in a few rows; all of it is in its JSON. */
export function StationFacts({ spec }: { readonly spec: StationSpec }) {
  const t = useTranslations("issuer.station");
  const format = useFormatter();
  const number = (value: number, digits = 2) => format.number(value, { maximumFractionDigits: digits });
  const { site, pv, storage, charging } = spec;
  const arrays = pv.arrays.map(({ id, peakPowerKw, mount }) =>
    mount.kind === "fixed"
      ? t("arrayFixed", {
          id,
          power: number(peakPowerKw),
          tilt: number(mount.tiltDeg),
          azimuth: number(mount.azimuthDeg),
        })
      : t("arrayTracking", { id, power: number(peakPowerKw) }),
  );
  const chargers = charging.chargers.map(({ count, kind, powerKw }) =>
    t("chargerGroup", { count, kind: kind.toUpperCase(), power: number(powerKw) }),
  );
  return (
    <Facts
      items={[
        {
          label: t("place"),
          value: t("placeText", {
            name: site.name,
            latitude: `${number(Math.abs(site.latitudeDeg), 4)}° ${site.latitudeDeg < 0 ? t("south") : t("north")}`,
            longitude: `${number(Math.abs(site.longitudeDeg), 4)}° ${site.longitudeDeg < 0 ? t("west") : t("east")}`,
            zone: site.timeZone,
          }),
        },
        {
          label: t("operation"),
          value: (
            <>
              <DateText value={spec.operationStart} />, {t("life", { years: spec.lifeYears })}
            </>
          ),
        },
        { label: t("pv"), value: arrays.length === 0 ? t("none") : format.list(arrays, { type: "conjunction" }) },
        { label: t("inverter"), value: `${number(pv.inverter.acPowerKw)} kW` },
        {
          label: t("storage"),
          value:
            storage.energyKwh === 0
              ? t("none")
              : t("storageText", { energy: number(storage.energyKwh), power: number(storage.dischargePowerKw) }),
        },
        { label: t("chargers"), value: chargers.length === 0 ? t("none") : format.list(chargers) },
        {
          label: t("grid"),
          value: t("gridText", { import: number(spec.grid.importLimitKw), export: number(spec.grid.exportLimitKw) }),
        },
        {
          label: t("contracts"),
          value: format.list(spec.revenue.map(({ counterparty }) => counterparty)) || t("none"),
        },
      ]}
    />
  );
}
