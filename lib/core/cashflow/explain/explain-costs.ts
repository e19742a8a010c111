import type { StationSpec } from "../../station/station-spec";
import { toMajor } from "../lines/minor-amount";
import type { CostLine } from "../lines/monthly-cash-flow";
import type { StationSimulationSummary } from "../operation/station-simulation";
import { depreciationOf } from "../returns/income-tax";
import { type Explanation, given, measured } from "./explanation";

/** The investment: its items less grants. */
export function explainInvestment(spec: StationSpec, capexMinor: string, scale: number): Explanation {
  return {
    key: "investment",
    formula: "investment",
    value: toMajor(capexMinor, scale),
    unit: "currency",
    inputs: [
      ...spec.costs.capex.map((item, index) =>
        given("item", Number(item.amount), "currency", ["costs", "capex", index, "amount"], item.name),
      ),
      given("grant", Number(spec.costs.investmentGrant), "currency", ["costs", "investmentGrant"]),
    ],
  };
}

/** A cost line of a month of operation. @param index month of operation, 0 the first */
export function explainCostLine(
  spec: StationSpec,
  { cashFlow, years }: StationSimulationSummary,
  line: CostLine,
  index: number,
  scale: number,
): Explanation {
  const year = Math.floor(index / 12) + 1;
  const value = toMajor(cashFlow.months[index]?.cost[line] ?? "0", scale);
  const of = (formula: Explanation["formula"], inputs: Explanation[]): Explanation => ({
    ...{ key: "cost", name: line, formula, value, unit: "currency", inputs },
  });
  const summary = years[year - 1];
  const grown = (rate: number, path: readonly (string | number)[]) => [
    given("escalation", rate, "share", path),
    { key: "year", formula: "given", value: year, unit: "year", inputs: [] } satisfies Explanation,
  ];
  switch (line) {
    case "operation-maintenance":
    case "insurance":
    case "land":
      return of(
        "sum",
        spec.costs.yearly.flatMap((cost, item): Explanation[] =>
          cost.line !== line
            ? []
            : [
                {
                  key: "item",
                  name: cost.name,
                  formula: "monthlyPart",
                  value: (Number(cost.amountPerYear) / 12) * (1 + cost.escalationPerYear) ** (year - 1),
                  unit: "currency",
                  inputs: [
                    given("amountPerYear", Number(cost.amountPerYear), "currency", [
                      "costs",
                      "yearly",
                      item,
                      "amountPerYear",
                    ]),
                    ...grown(cost.escalationPerYear, ["costs", "yearly", item, "escalationPerYear"]),
                  ],
                },
              ],
        ),
      );
    case "grid-energy": {
      const fixed = Number(spec.purchase.fixedPerMonth) * (1 + spec.purchase.escalationPerYear) ** (year - 1);
      return of("gridEnergy", [
        measured("energyBill", value - fixed, "currency"),
        {
          key: "fixedPart",
          formula: "escalated",
          value: fixed,
          unit: "currency",
          inputs: [
            given("amountPerMonth", Number(spec.purchase.fixedPerMonth), "currency", ["purchase", "fixedPerMonth"]),
            ...grown(spec.purchase.escalationPerYear, ["purchase", "escalationPerYear"]),
          ],
        },
        measured("gridImportKwh", summary?.energyKwh.gridImport ?? null, "kWh"),
      ]);
    }
    case "demand-charge":
      return of("demandCharge", [
        ...spec.purchase.demandCharges.map((charge, item) =>
          given(
            "pricePerKwMonth",
            Number(charge.pricePerKwMonth),
            "currency/unit",
            ["purchase", "demandCharges", item, "pricePerKwMonth"],
            charge.name,
          ),
        ),
        ...grown(spec.purchase.escalationPerYear, ["purchase", "escalationPerYear"]),
        measured("peakImportKw", summary?.peakImportKw ?? null, "kW"),
      ]);
    case "payment-fees":
      return of("paymentFees", [
        given("feeShare", spec.costs.paymentFeeShare, "share", ["costs", "paymentFeeShare"]),
        given("feePerSession", Number(spec.costs.paymentFeePerSession), "currency", ["costs", "paymentFeePerSession"]),
        measured(
          "sessions",
          cashFlow.deliveries.find(({ item }) => item === "session")?.volumes[index] ?? null,
          "unit",
        ),
      ]);
    case "replacement":
      return of("sum", [
        ...spec.costs.replacements.flatMap((item, at): Explanation[] =>
          year === 1 || (year - 1) % item.everyYears !== 0 || index % 12 !== 0
            ? []
            : [
                {
                  key: "item",
                  name: item.name,
                  formula: "scheduled",
                  value: Number(item.amount) * (1 + item.escalationPerYear) ** (year - 1),
                  unit: "currency",
                  inputs: [
                    given("amount", Number(item.amount), "currency", ["costs", "replacements", at, "amount"]),
                    ...grown(item.escalationPerYear, ["costs", "replacements", at, "escalationPerYear"]),
                  ],
                },
              ],
        ),
        given("storageRenewal", Number(spec.storage.replacementCostPerKwh), "currency/kWh", [
          "storage",
          "replacementCostPerKwh",
        ]),
      ]);
    case "decommissioning":
      return of("scheduled", [
        given("amount", Number(spec.costs.decommissioning), "currency", ["costs", "decommissioning"]),
        ...grown(spec.costs.decommissioningEscalationPerYear, ["costs", "decommissioningEscalationPerYear"]),
      ]);
    case "tax":
      return of("tax", [
        measured("revenue", summary?.revenue ?? null, "currency"),
        measured("operatingCost", summary?.operatingCost ?? null, "currency"),
        {
          key: "depreciation",
          formula: "sum",
          value: depreciationOf(spec.costs, year),
          unit: "currency",
          inputs: spec.costs.capex.map((item, at) =>
            given("item", Number(item.amount), "currency", ["costs", "capex", at, "amount"], item.name),
          ),
        },
        given("rate", spec.tax.rate, "share", ["tax", "rate"]),
        given("lossUseLimit", spec.tax.lossUseLimit, "share", ["tax", "lossUseLimit"]),
      ]);
    default:
      return line satisfies never;
  }
}
