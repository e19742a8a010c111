import type { RevenueContract } from "@/lib/core/station/revenue-contract";
import type { StationSpec } from "@/lib/core/station/station-spec";
import type { DraftField } from "../_form/draft-field";
import type { FieldSet } from "../_form/field-group";
import type { StationFormTexts } from "./station-fields";

/** What the station pays for energy, and what it is paid. */
export function priceSets(spec: StationSpec, t: StationFormTexts): readonly FieldSet[] {
  return [
    { id: "purchase", legend: t("set.purchase"), fields: purchaseFields(spec, t) },
    {
      id: "revenue",
      legend: t("set.revenue"),
      lead: t("revenueLead"),
      fields: spec.revenue.flatMap((contract, index) => [
        ...revenueFields(contract, index, spec.currency, t),
        {
          path: ["revenue", index, "escalationPerYear"],
          label: t("contractEscalation", { contract: contract.id }),
          kind: "percent" as const,
          unit: t("perYear"),
        },
      ]),
    },
  ];
}

function purchaseFields({ purchase, currency }: StationSpec, t: StationFormTexts): DraftField[] {
  const perKwh = `${currency}/kWh`;
  const energy: DraftField[] =
    purchase.energy.kind === "flat"
      ? [{ path: ["purchase", "energy", "pricePerKwh"], label: t("energyPrice"), kind: "decimal", unit: perKwh }]
      : purchase.energy.kind === "time-of-use"
        ? [
            {
              path: ["purchase", "energy", "basePricePerKwh"],
              label: t("energyPriceBase"),
              kind: "decimal",
              unit: perKwh,
            },
            ...purchase.energy.periods.map(
              ({ name }, index): DraftField => ({
                path: ["purchase", "energy", "periods", index, "pricePerKwh"],
                label: t("energyPricePeriod", { period: name }),
                kind: "decimal",
                unit: perKwh,
              }),
            ),
          ]
        : [];
  return [
    ...energy,
    ...purchase.demandCharges.map(
      ({ name }, index): DraftField => ({
        path: ["purchase", "demandCharges", index, "pricePerKwMonth"],
        label: t("demandCharge", { name }),
        kind: "decimal",
        unit: `${currency}/kW`,
      }),
    ),
    { path: ["purchase", "fixedPerMonth"], label: t("fixedPerMonth"), kind: "decimal", unit: currency },
    { path: ["purchase", "escalationPerYear"], label: t("purchaseEscalation"), kind: "percent", unit: t("perYear") },
  ];
}

function revenueFields(
  contract: RevenueContract,
  index: number,
  currency: string,
  t: StationFormTexts,
): readonly DraftField[] {
  const price = (path: readonly string[], label: string, unit: string): DraftField => ({
    ...{ path: ["revenue", index, ...path], label, kind: "decimal", unit },
  });
  const perKwh = `${currency}/kWh`;
  switch (contract.kind) {
    case "charging":
      return [
        price(["tariff", "energyPricePerKwh"], t("chargingEnergyPrice"), perKwh),
        price(["tariff", "serviceFeePerKwh"], t("chargingServiceFee"), perKwh),
        price(["tariff", "sessionFee"], t("chargingSessionFee"), currency),
        { path: ["revenue", index, "tariff", "vatRate"], label: t("vatRate"), kind: "percent-text", unit: "%" },
      ];
    case "export":
      return contract.price.kind === "flat" ? [price(["price", "pricePerKwh"], t("exportPrice"), perKwh)] : [];
    case "ppa":
      return [
        price(["pricePerKwh"], t("ppaPrice"), perKwh),
        { path: ["revenue", index, "share"], label: t("ppaShare"), kind: "percent", unit: "%" },
      ];
    case "host-supply":
      return [
        price(["pricePerKwh"], t("hostPrice"), perKwh),
        { path: ["revenue", index, "annualLoadKwh"], label: t("hostLoad"), kind: "number", unit: "kWh" },
      ];
    case "storage-subscription":
      return [price(["feePerMonth"], t("subscriptionFee"), currency)];
    case "shared-savings":
      return [
        price(["savingPerMonth"], t("savingPerMonth"), currency),
        { path: ["revenue", index, "share"], label: t("savingShare"), kind: "percent", unit: "%" },
      ];
    case "grid-services":
      return [
        price(["pricePerKwMonth"], t("gridServicePrice"), `${currency}/kW`),
        { path: ["revenue", index, "committedKw"], label: t("committedPower"), kind: "number", unit: "kW" },
      ];
    case "ai-compute":
      return [price(["pricePerAcceleratorHour"], t("computePrice"), `${currency}/h`)];
    case "certificates":
      return [price(["pricePerMwh"], t("certificatePrice"), `${currency}/MWh`)];
    case "carbon-credits":
      return [price(["pricePerTonne"], t("carbonPrice"), `${currency}/t`)];
    case "fuel-credits":
      return [price(["pricePerCredit"], t("fuelCreditPrice"), currency)];
    default:
      return contract satisfies never;
  }
}

/** What the station costs to build and to run; each item keeps the name that the issuer gave it. */
export function costFields({ costs, currency }: StationSpec, t: StationFormTexts): readonly FieldSet[] {
  const item = (path: readonly (string | number)[], label: string): DraftField => ({
    ...{ path: ["costs", ...path], label, kind: "decimal", unit: currency },
  });
  return [
    {
      id: "capex",
      legend: t("set.capex"),
      fields: [
        ...costs.capex.map(({ name }, index) => item(["capex", index, "amount"], name)),
        item(["investmentGrant"], t("grant")),
      ],
    },
    {
      id: "opex",
      legend: t("set.opex"),
      lead: t("opexLead"),
      fields: [
        ...costs.yearly.map(({ name }, index) => item(["yearly", index, "amountPerYear"], name)),
        ...costs.replacements.map(({ name, everyYears }, index) =>
          item(["replacements", index, "amount"], t("replacement", { name, years: everyYears })),
        ),
        { path: ["costs", "paymentFeeShare"], label: t("paymentFeeShare"), kind: "percent", unit: "%" },
        item(["paymentFeePerSession"], t("paymentFeePerSession")),
        item(["decommissioning"], t("decommissioning")),
      ],
    },
  ];
}
