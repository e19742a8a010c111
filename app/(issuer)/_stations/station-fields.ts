import type { useTranslations } from "next-intl";
import type { StationSpec } from "@/lib/core/station/station-spec";
import type { DraftField } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import { costFields, priceSets } from "./station-price-fields";

export type StationFormTexts = ReturnType<typeof useTranslations<"issuer.stationForm">>;

/** The figures of a station that people change, by subject. Everything else of it is reached as JSON. */
export function stationSets(spec: StationSpec, t: StationFormTexts): readonly FieldSet[] {
  return [
    {
      id: "site",
      legend: t("set.site"),
      fields: [
        { path: ["name"], label: t("name"), kind: "text" },
        { path: ["site", "name"], label: t("siteName"), kind: "text" },
        { path: ["site", "timeZone"], label: t("timeZone"), kind: "text" },
        { path: ["site", "latitudeDeg"], label: t("latitude"), kind: "number", unit: "° N" },
        { path: ["site", "longitudeDeg"], label: t("longitude"), kind: "number", unit: "° E" },
        { path: ["site", "elevationM"], label: t("elevation"), kind: "number", unit: "m" },
        { path: ["operationStart"], label: t("operationStart"), kind: "month" },
        { path: ["lifeYears"], label: t("lifeYears"), kind: "number", unit: t("years"), whole: true },
      ],
    },
    { id: "pv", legend: t("set.pv"), fields: pvFields(spec, t) },
    { id: "storage", legend: t("set.storage"), lead: t("storageLead"), fields: storageFields(spec, t) },
    { id: "chargers", legend: t("set.chargers"), fields: chargerFields(spec, t) },
    { id: "demand", legend: t("set.demand"), lead: t("demandLead"), fields: demandFields(spec, t) },
    {
      id: "grid",
      legend: t("set.grid"),
      fields: [
        { path: ["grid", "importLimitKw"], label: t("importLimit"), kind: "number", unit: "kW" },
        { path: ["grid", "exportLimitKw"], label: t("exportLimit"), kind: "number", unit: "kW" },
        { path: ["auxiliaryLoadKw"], label: t("auxiliary"), kind: "number", unit: "kW" },
        {
          path: ["compute", "accelerators"],
          label: t("accelerators"),
          kind: "number",
          unit: t("pieces"),
          whole: true,
        },
        { path: ["compute", "utilisation"], label: t("utilisation"), kind: "percent", unit: "%" },
      ],
    },
    ...priceSets(spec, t),
    ...costFields(spec, t),
    {
      id: "tax",
      legend: t("set.tax"),
      fields: [
        { path: ["tax", "rate"], label: t("taxRate"), kind: "percent", unit: "%" },
        { path: ["tax", "lossUseLimit"], label: t("lossUse"), kind: "percent", unit: "%" },
        { path: ["discountRate"], label: t("discountRate"), kind: "percent", unit: t("perYear") },
      ],
    },
  ];
}

function pvFields(spec: StationSpec, t: StationFormTexts): DraftField[] {
  const arrays = spec.pv.arrays.flatMap(({ id, mount }, index): DraftField[] => {
    const at = ["pv", "arrays", index] as const;
    const mounting: DraftField[] =
      mount.kind === "fixed"
        ? [
            { path: [...at, "mount", "tiltDeg"], label: t("tilt", { array: id }), kind: "number", unit: "°" },
            {
              path: [...at, "mount", "azimuthDeg"],
              label: t("azimuth", { array: id }),
              kind: "number",
              unit: t("fromNorth"),
            },
          ]
        : [];
    return [
      { path: [...at, "peakPowerKw"], label: t("peakPower", { array: id }), kind: "number", unit: "kWp" },
      ...mounting,
    ];
  });
  return [
    ...arrays,
    { path: ["pv", "inverter", "acPowerKw"], label: t("inverter"), kind: "number", unit: "kW" },
    { path: ["pv", "availability"], label: t("pvAvailability"), kind: "percent", unit: "%" },
    { path: ["pv", "degradationPerYear"], label: t("degradation"), kind: "percent", unit: t("perYear") },
  ];
}

function storageFields(spec: StationSpec, t: StationFormTexts): DraftField[] {
  const share = (member: keyof StationSpec["storage"], label: string): DraftField => ({
    ...{ path: ["storage", member], label, kind: "percent", unit: "%" },
  });
  return [
    { path: ["storage", "energyKwh"], label: t("storageEnergy"), kind: "number", unit: "kWh" },
    { path: ["storage", "chargePowerKw"], label: t("chargePower"), kind: "number", unit: "kW" },
    { path: ["storage", "dischargePowerKw"], label: t("dischargePower"), kind: "number", unit: "kW" },
    share("chargeEfficiency", t("chargeEfficiency")),
    share("dischargeEfficiency", t("dischargeEfficiency")),
    share("minimumSoc", t("minimumSoc")),
    share("maximumSoc", t("maximumSoc")),
    share("backupReserve", t("backupReserve")),
    share("replaceBelow", t("replaceBelow")),
    {
      path: ["storage", "replacementCostPerKwh"],
      label: t("replacementCost"),
      kind: "decimal",
      unit: `${spec.currency}/kWh`,
    },
  ];
}

function chargerFields(spec: StationSpec, t: StationFormTexts): DraftField[] {
  return spec.charging.chargers.flatMap(({ id }, index): DraftField[] => {
    const at = ["charging", "chargers", index] as const;
    return [
      { path: [...at, "count"], label: t("count", { group: id }), kind: "number", unit: t("pieces"), whole: true },
      { path: [...at, "powerKw"], label: t("power", { group: id }), kind: "number", unit: "kW" },
    ];
  });
}

function demandFields(spec: StationSpec, t: StationFormTexts): DraftField[] {
  const drivers = spec.charging.drivers.flatMap(({ id }, index): DraftField[] => {
    const at = ["charging", "drivers", index] as const;
    return [
      { path: [...at, "arrivalsPerDay"], label: t("arrivals", { group: id }), kind: "number", unit: t("perDay") },
      { path: [...at, "energyKwh", "mean"], label: t("energyMean", { group: id }), kind: "number", unit: "kWh" },
      { path: [...at, "dwellMinutes", "mean"], label: t("dwellMean", { group: id }), kind: "number", unit: "min" },
    ];
  });
  return [
    ...drivers,
    { path: ["charging", "growthPerYear"], label: t("growth"), kind: "percent", unit: t("perYear") },
    { path: ["charging", "growthYears"], label: t("growthYears"), kind: "number", unit: t("years"), whole: true },
    { path: ["charging", "availability"], label: t("chargingAvailability"), kind: "percent", unit: "%" },
  ];
}
