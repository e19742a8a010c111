import type { HourlyFlow } from "../../energy/dispatch/hourly-flows";
import type { Component } from "../../station/cost-plan";
import type { StationSpec } from "../../station/station-spec";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { COST_PARTS, type LevelisedCost } from "../returns/levelised-costs";
import { type Explanation, given, measured } from "./explanation";

const PART_OF = {
  lcoe: { cost: "pv", component: "pv", flows: ["pv"], less: ["pvCurtailed"] },
  lcos: {
    ...{ cost: "storage", component: "storage", less: [] },
    flows: ["storageToAuxiliary", "storageToCompute", "storageToCharging", "storageToHost", "storageToGrid"],
  },
  chargingCost: { cost: "charging", component: "charging", flows: ["charged"], less: [] },
} as const satisfies Record<
  string,
  {
    readonly cost: "pv" | "storage" | "charging";
    readonly component: Component;
    readonly flows: readonly HourlyFlow[];
    readonly less: readonly HourlyFlow[];
  }
>;

/** A levelised cost: the present values of its parts over its discounted energy, each with what it is made of. */
export function explainLevelised(
  spec: StationSpec,
  { cashFlow, years }: StationSimulationSummary,
  metric: keyof typeof PART_OF,
): Explanation {
  const { cost: part, component, flows, less } = PART_OF[metric];
  const cost = cashFlow.metrics.levelised[part];
  const discountRate = given("discountRate", spec.discountRate, "share", ["discountRate"]);
  const energyOf = (names: readonly HourlyFlow[], energyKwh: Record<HourlyFlow, number>) =>
    names.reduce((sum, name) => sum + energyKwh[name], 0);
  const yearly = years.map(({ operatingYear, energyKwh }) =>
    measured("energyOfYear", energyOf(flows, energyKwh) - energyOf(less, energyKwh), "kWh", String(operatingYear)),
  );
  return {
    key: metric,
    formula: "levelised",
    value: cost?.nominal ?? null,
    unit: "currency/kWh",
    inputs: cost
      ? [
          ...COST_PARTS.filter((name) => cost.parts[name] !== 0).map((name) => costPart(spec, component, name, cost)),
          {
            ...{ key: "energy", formula: "presentValue", value: cost.energyNominalKwh, unit: "kWh" },
            inputs: [discountRate, ...yearly],
          },
        ]
      : [],
  };
}

/** A part of the cost. Of what is described, the items of the component, and those that all components share. */
function costPart(
  spec: StationSpec,
  component: Component,
  part: (typeof COST_PARTS)[number],
  { parts }: LevelisedCost,
): Explanation {
  const discountRate = given("discountRate", spec.discountRate, "share", ["discountRate"]);
  const isOf = (each: Component | "shared" | undefined) => each === component || (each ?? "shared") === "shared";
  const { capex, yearly, investmentGrant } = spec.costs;
  const of = (formula: Explanation["formula"], inputs: Explanation[]): Explanation => ({
    ...{ key: "costPart", name: part, formula, value: parts[part], unit: "currency", inputs },
  });
  switch (part) {
    case "investment":
      return of("componentInvestment", [
        ...capex.flatMap((item, index) =>
          isOf(item.component)
            ? given("item", Number(item.amount), "currency", ["costs", "capex", index, "amount"], item.name)
            : [],
        ),
        given("grant", Number(investmentGrant), "currency", ["costs", "investmentGrant"]),
      ]);
    case "running":
      return of("componentRunning", [
        discountRate,
        ...yearly.flatMap((cost, index) =>
          isOf(cost.component)
            ? given(
                "item",
                Number(cost.amountPerYear),
                "currency",
                ["costs", "yearly", index, "amountPerYear"],
                cost.name,
              )
            : [],
        ),
      ]);
    default:
      return of("presentValue", [discountRate]);
  }
}
