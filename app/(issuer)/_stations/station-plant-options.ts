import type { useTranslations } from "next-intl";
import type { PvArray } from "@/lib/core/station/pv-plant";
import type { StationSpec } from "@/lib/core/station/station-spec";
import type { DraftField, FieldPath } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";

export type StationOptionTexts = ReturnType<typeof useTranslations<"issuer.stationOptions">>;

/** What of the plant is rarely changed: models, mounts and losses of PV, warranty and augmentation of storage, the dispatch. */
export function plantOptionSets(spec: StationSpec, t: StationOptionTexts): readonly FieldSet[] {
  return [
    { id: "chain", legend: t("set.chain"), lead: t("chainLead"), folded: t("show"), fields: chainFields(spec, t) },
    ...spec.pv.arrays.map(
      (array, index): FieldSet => ({
        id: `array-${index}`,
        legend: t("set.array", { array: array.id }),
        folded: t("show"),
        fields: [...arrayFields(array, index, t), ...surroundingFields(array, index, t)],
      }),
    ),
    {
      id: "cells",
      legend: t("set.cells"),
      lead: t("cellsLead"),
      folded: t("show"),
      fields: cellFields(spec, t),
    },
    { id: "dispatch", legend: t("set.dispatch"), folded: t("show"), fields: dispatchFields(t) },
    {
      id: "sharing",
      legend: t("set.sharing"),
      lead: t("sharingLead"),
      folded: t("show"),
      fields: [...sharingFields(spec, t), ...responseFields(spec, t)],
    },
  ];
}

function chainFields({ pv }: StationSpec, t: StationOptionTexts): DraftField[] {
  if (!pv.chain || pv.chain.kind === "standard") return [];
  const choice = (member: "module" | "mounting", values: readonly string[]): DraftField => ({
    ...{ path: ["pv", "chain", member], label: t(member), kind: "choice" },
    options: values.map((value) => ({ value, label: t(`${member}s.${value}` as "modules.standard") })),
  });
  return [choice("module", ["standard", "premium", "thin-film"]), choice("mounting", ["open-rack", "roof"])];
}

const LOSSES = [
  "soiling",
  "shading",
  "snow",
  "mismatch",
  "wiring",
  "connections",
  "lightInducedDegradation",
  "nameplate",
] as const satisfies readonly (keyof PvArray["losses"])[];

function arrayFields({ mount, surroundings }: PvArray, index: number, t: StationOptionTexts): DraftField[] {
  const at: FieldPath = ["pv", "arrays", index];
  const number = (path: FieldPath, label: string, unit: string): DraftField => ({
    ...{ path: [...at, ...path], label, kind: "number", unit },
  });
  const tracking: DraftField[] =
    mount.kind === "fixed"
      ? []
      : [
          number(["mount", "axisTiltDeg"], t("axisTilt"), "°"),
          number(["mount", "axisAzimuthDeg"], t("axisAzimuth"), t("fromNorth")),
          number(["mount", "maximumAngleDeg"], t("maximumAngle"), "°"),
          number(["mount", "groundCoverageRatio"], t("groundCoverage"), t("ofPitch")),
          { path: [...at, "mount", "backtrack"], label: t("backtrack"), kind: "flag", yes: t("yes"), no: t("no") },
        ];
  return [
    { path: [...at, "id"], label: t("arrayName"), kind: "text" },
    ...tracking,
    ...LOSSES.filter((loss) => loss !== "soiling" || !surroundings?.monthlySoiling).map(
      (loss): DraftField => ({ path: [...at, "losses", loss], label: t(`losses.${loss}`), kind: "percent", unit: "%" }),
    ),
    { path: [...at, "temperatureCoefficientPerK"], label: t("temperatureCoefficient"), kind: "percent", unit: "%/K" },
    number(["faimanU0"], t("faimanU0"), "W/(m² K)"),
    number(["faimanU1"], t("faimanU1"), "W s/(m³ K)"),
    { path: [...at, "albedo"], label: t("albedo"), kind: "percent", unit: "%" },
  ];
}

const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** Soiling and shading by month, and the horizon, as far as they are described. */
function surroundingFields({ surroundings = {} }: PvArray, index: number, t: StationOptionTexts): DraftField[] {
  const at: FieldPath = ["pv", "arrays", index, "surroundings"];
  const monthly = (["monthlySoiling", "monthlyShading"] as const).filter((loss) => surroundings[loss]);
  const horizon = surroundings.horizonDeg ?? [];
  return [
    ...monthly.flatMap((loss) =>
      MONTHS.map((month): DraftField => {
        const short = t("monthShort", { month: new Date(Date.UTC(2001, month, 1)) });
        return {
          ...{ path: [...at, loss, month], label: t(`${loss}In`, { month: short }), kind: "percent", unit: "%" },
          row: { legend: t(loss), short },
        };
      }),
    ),
    ...horizon.map((_, bearing): DraftField => {
      const azimuth = Number(((360 * bearing) / horizon.length).toFixed(2));
      return {
        ...{ path: [...at, "horizonDeg", bearing], label: t("horizonAt", { azimuth }), kind: "number", unit: "°" },
        row: { legend: t("horizon"), short: t("bearing", { azimuth }) },
      };
    }),
  ];
}

function cellFields({ storage }: StationSpec, t: StationOptionTexts): DraftField[] {
  const share = (path: FieldPath, label: string): DraftField => ({
    ...{ path: ["storage", ...path], label, kind: "percent", unit: "%" },
  });
  const number = (path: FieldPath, label: string, unit: string, whole = false): DraftField => ({
    ...{ path: ["storage", ...path], label, kind: "number", unit, whole },
  });
  return [
    number(["cellTemperatureMinC"], t("cellTemperatureMin"), "°C"),
    number(["cellTemperatureMaxC"], t("cellTemperatureMax"), "°C"),
    { path: ["storage", "replacementEscalationPerYear"], label: t("cellPriceChange"), kind: "percent", unit: "%" },
    ...(storage.augmentation
      ? [share(["augmentation", "belowShare"], t("augmentBelow")), share(["augmentation", "toShare"], t("augmentTo"))]
      : []),
    ...(storage.warranty
      ? [
          number(["warranty", "years"], t("warrantyYears"), t("years"), true),
          number(["warranty", "cyclesPerYear"], t("warrantyCyclesPerYear"), t("cycles")),
          number(["warranty", "cycles"], t("warrantyCycles"), t("cycles")),
          share(["warranty", "minimumSoc"], t("warrantyMinimumSoc")),
          share(["warranty", "maximumSoc"], t("warrantyMaximumSoc")),
        ]
      : []),
  ];
}

function dispatchFields(t: StationOptionTexts): DraftField[] {
  const flag = (member: "gridCharging" | "storageExport"): DraftField => ({
    ...{ path: ["dispatch", member], label: t(member), kind: "flag", yes: t("yes"), no: t("no") },
  });
  return [
    {
      path: ["dispatch", "policy"],
      label: t("policy"),
      kind: "choice",
      options: (["rolling", "rules"] as const).map((value) => ({ value, label: t(`policies.${value}`) })),
    },
    flag("gridCharging"),
    flag("storageExport"),
    { path: ["dispatch", "peakTargetShare"], label: t("peakTarget"), kind: "percent", unit: "%" },
  ];
}

function sharingFields({ charging }: StationSpec, t: StationOptionTexts): DraftField[] {
  return charging.chargers.map(
    ({ id }, index): DraftField => ({
      ...{ path: ["charging", "chargers", index, "sharedPowerKw"], label: t("sharedPower", { group: id }) },
      ...{ kind: "number", unit: "kW", optional: true },
    }),
  );
}

function responseFields({ charging, currency }: StationSpec, t: StationOptionTexts): DraftField[] {
  if (!charging.priceResponse) return [];
  const at: FieldPath = ["charging", "priceResponse"];
  return [
    { path: [...at, "elasticity"], label: t("elasticity"), kind: "number", unit: t("elasticityUnit") },
    { path: [...at, "referencePricePerKwh"], label: t("referencePrice"), kind: "decimal", unit: `${currency}/kWh` },
  ];
}
