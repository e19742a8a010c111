import { CURRENCY_SCALE } from "../../money/currency";
import type { RevenueContract } from "../../station/revenue-contract";
import type { StationSpec } from "../../station/station-spec";
import type { YearMonth } from "../../time/local-date";
import { toMajor } from "../minor-amount";
import { COST_LINES, type CostLine, REVENUE_STREAMS, type RevenueStream } from "../monthly-cash-flow";
import type { StationSimulationSummary } from "../station-simulation";
import { explainCostLine } from "./explain-costs";
import { type Explanation, given, withSources } from "./explanation";

/** A figure of the monthly table. */
export type MonthlyFigure = RevenueStream | CostLine | "cfads";

/** How a monthly figure came about; null where the table has no such month. */
export function explainMonth(
  spec: StationSpec,
  summary: StationSimulationSummary,
  month: YearMonth,
  figure: MonthlyFigure,
): Explanation | null {
  const explanation = explainFigure(spec, summary, month, figure);
  return explanation && withSources(spec, explanation);
}

function explainFigure(
  spec: StationSpec,
  summary: StationSimulationSummary,
  month: YearMonth,
  figure: MonthlyFigure,
): Explanation | null {
  const { months, currency } = summary.cashFlow;
  const index = months.findIndex((row) => row.month === month);
  const row = months[index];
  if (!row) return null;
  const scale = CURRENCY_SCALE[currency];
  const streams = REVENUE_STREAMS.filter((stream) => row.revenue[stream] !== undefined);
  const lines = COST_LINES.filter((line) => row.cost[line] !== undefined);
  if (figure === "cfads") {
    return {
      key: "cfads",
      name: month,
      formula: "cfads",
      value: toMajor(row.cfads, scale),
      unit: "currency",
      inputs: [
        ...streams.map((stream) => explainStream(spec, summary, stream, index, scale)),
        ...lines.map((line) => explainCostLine(spec, summary, line, index, scale)),
      ],
    };
  }
  return isCostLine(figure)
    ? explainCostLine(spec, summary, figure, index, scale)
    : explainStream(spec, summary, figure, index, scale);
}

function isCostLine(figure: RevenueStream | CostLine): figure is CostLine {
  return (COST_LINES as readonly string[]).includes(figure);
}

/** A stream's cash of a month: what was delivered the contract's lag before, and in the last month all that was still open. */
function explainStream(
  spec: StationSpec,
  { cashFlow }: StationSimulationSummary,
  stream: RevenueStream,
  index: number,
  scale: number,
): Explanation {
  const last = cashFlow.months.length - 1;
  const inputs = cashFlow.deliveries
    .filter((delivery) => delivery.stream === stream)
    .flatMap(({ contractId, item, volumes, amounts }): Explanation[] => {
      const at = spec.revenue.findIndex(({ id }) => id === contractId);
      const contract = spec.revenue[at];
      if (!contract) return [];
      const lag = contract.settlementLagMonths;
      const paid = amounts.flatMap((amount, delivered) =>
        Math.min(last, delivered + lag) === index ? [{ amount, volume: volumes[delivered] ?? 0 }] : [],
      );
      const amount = paid.reduce((sum, part) => sum + part.amount, 0);
      const volume = paid.reduce((sum, part) => sum + part.volume, 0);
      if (amount === 0 && volume === 0) return [];
      return [
        {
          key: "delivery",
          name: `${contractId}: ${item}`,
          formula: "delivery",
          value: amount,
          unit: "currency",
          inputs: [
            { key: "volume", formula: "hourly", value: volume, unit: "unit", inputs: [] },
            priceOf(contract, at, item, volume === 0 ? null : amount / volume),
            given("settlementLag", lag, "month", ["revenue", at, "settlementLagMonths"]),
          ],
        },
      ];
    });
  return {
    key: "stream",
    name: stream,
    formula: "sum",
    value: toMajor(cashFlow.months[index]?.revenue[stream] ?? "0", scale),
    unit: "currency",
    inputs,
  };
}

/** The price at which an item was paid: that of the contract's first year, escalated. */
function priceOf(contract: RevenueContract, at: number, item: string, price: number | null): Explanation {
  const path = pricePath(contract, item);
  return {
    key: "price",
    formula: "escalated",
    value: price,
    unit: "currency/unit",
    inputs: [
      ...(path ? [given("firstYearPrice", path.value, "currency/unit", ["revenue", at, ...path.path])] : []),
      given("escalation", contract.escalationPerYear, "share", ["revenue", at, "escalationPerYear"]),
    ],
  };
}

function pricePath(contract: RevenueContract, item: string): { path: readonly string[]; value: number } | null {
  const of = (text: string, ...path: string[]) => ({ path, value: Number(text) });
  switch (contract.kind) {
    case "charging": {
      const { tariff } = contract;
      if (item === "energy") return of(tariff.energyPricePerKwh, "tariff", "energyPricePerKwh");
      if (item === "service") return of(tariff.serviceFeePerKwh, "tariff", "serviceFeePerKwh");
      return of(tariff.sessionFee, "tariff", "sessionFee");
    }
    case "export":
      return contract.price.kind === "flat" ? of(contract.price.pricePerKwh, "price", "pricePerKwh") : null;
    case "ppa":
    case "host-supply":
      return of(contract.pricePerKwh, "pricePerKwh");
    case "storage-subscription":
      return of(contract.feePerMonth, "feePerMonth");
    case "shared-savings":
      return of(contract.savingPerMonth, "savingPerMonth");
    case "grid-services":
      if (item === "availability") return of(contract.pricePerKwMonth, "pricePerKwMonth");
      if (item === "penalty") return of(contract.activation?.penaltyPerKwh ?? "0", "activation", "penaltyPerKwh");
      return of(contract.activation?.pricePerKwh ?? "0", "activation", "pricePerKwh");
    case "ai-compute":
      return of(contract.pricePerAcceleratorHour, "pricePerAcceleratorHour");
    case "certificates":
      return of(contract.pricePerMwh, "pricePerMwh");
    case "carbon-credits":
      return of(contract.pricePerTonne, "pricePerTonne");
    case "fuel-credits":
      return of(contract.pricePerCredit, "pricePerCredit");
    default:
      return contract satisfies never;
  }
}
