import type { RevenueContract } from "../../station/revenue-contract";
import type { StationSpec } from "../../station/station-spec";
import type { ContractDeliveries } from "../lines/contract-delivery";
import { type Explanation, given } from "./explanation";

/**
 * What a contract's item gave in some months of delivery; null where it gave nothing, or its contract is not there.
 * @param isCounted of each month of operation, 0 the first
 */
export function explainDelivery(
  spec: StationSpec,
  { contractId, item, volumes, amounts }: ContractDeliveries,
  isCounted: (month: number) => boolean,
): Explanation | null {
  const at = spec.revenue.findIndex(({ id }) => id === contractId);
  const contract = spec.revenue[at];
  if (!contract) return null;
  let [amount, volume] = [0, 0];
  for (const [month, delivered] of amounts.entries()) {
    if (!isCounted(month)) continue;
    amount += delivered;
    volume += volumes[month] ?? 0;
  }
  if (amount === 0 && volume === 0) return null;
  return {
    key: "delivery",
    name: `${contractId}: ${item}`,
    formula: "delivery",
    value: amount,
    unit: "currency",
    inputs: [
      { key: "volume", formula: "hourly", value: volume, unit: "unit", inputs: [] },
      priceOf(contract, at, item, volume === 0 ? null : amount / volume),
      given("settlementLag", contract.settlementLagMonths, "month", ["revenue", at, "settlementLagMonths"]),
    ],
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
