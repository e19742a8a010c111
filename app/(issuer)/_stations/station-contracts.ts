import type { RevenueContract } from "@/lib/core/station/revenue-contract";
import type { StationSpec } from "@/lib/core/station/station-spec";
import { freeId, withContracted } from "./station-make-up";

/** Kinds of which a station has one at most, so that nothing is sold twice. */
const SINGLE: readonly RevenueContract["kind"][] = ["charging", "export", "ppa", "host-supply", "ai-compute"];
export const CONTRACT_KINDS = [
  "charging",
  "export",
  "ppa",
  "host-supply",
  "storage-subscription",
  "shared-savings",
  "grid-services",
  "ai-compute",
  "certificates",
  "carbon-credits",
  "fuel-credits",
] as const satisfies readonly RevenueContract["kind"][];

/** Kinds of contract that can still be added. */
export function openKinds({ revenue }: StationSpec): readonly RevenueContract["kind"][] {
  return CONTRACT_KINDS.filter((kind) => !SINGLE.includes(kind) || !revenue.some((one) => one.kind === kind));
}

/** One contract more. Its prices are 0: what it earns is the issuer's to write. */
export function withContract(spec: StationSpec, kind: RevenueContract["kind"], counterparty: string): StationSpec {
  const id = freeId(kind, new Set(spec.revenue.map((contract) => contract.id)));
  const terms = { id, counterparty, settlementLagMonths: 1, escalationPerYear: 0, evidence: "metered" as const };
  return { ...spec, revenue: [...spec.revenue, contractOf(kind, terms, spec)] };
}

/** Without a contract, of which lenders then do not think either. */
export function withoutContract(spec: StationSpec, id: string): StationSpec {
  return { ...withContracted(spec, id, false), revenue: spec.revenue.filter((contract) => contract.id !== id) };
}

type Terms = Pick<RevenueContract, "id" | "counterparty" | "settlementLagMonths" | "escalationPerYear" | "evidence">;

function contractOf(kind: RevenueContract["kind"], terms: Terms, { currency, storage }: StationSpec): RevenueContract {
  const evenly = Array.from({ length: 24 }, () => 1);
  const free = { energyPricePerKwh: "0", serviceFeePerKwh: "0", sessionFee: "0", vatRate: "0" };
  switch (kind) {
    case "charging":
      return { ...terms, kind, evidence: "signed", tariff: { currency, ...free } };
    case "export":
      return { ...terms, kind, price: { kind: "flat", pricePerKwh: "0" } };
    case "ppa":
      return { ...terms, kind, pricePerKwh: "0", share: 1 };
    case "host-supply":
      return {
        ...{ ...terms, kind, pricePerKwh: "0", annualLoadKwh: 100_000 },
        ...{ workdayHourWeights: evenly, weekendHourWeights: evenly },
      };
    case "storage-subscription":
      return { ...terms, kind, evidence: "invoiced", feePerMonth: "0" };
    case "shared-savings":
      return {
        ...{ ...terms, kind, evidence: "invoiced", savingPerMonth: "0", share: 0.5 },
        counterfactual: "The same load without the station, at the host's tariff",
      };
    case "grid-services": {
      const power = Math.min(storage.chargePowerKw, storage.dischargePowerKw);
      return {
        ...{ ...terms, kind, pricePerKwMonth: "0", deliveredShare: 0.95 },
        ...{ committedKw: Math.max(1, 0.1 * power), committedKwh: Math.max(1, 0.1 * storage.energyKwh) },
      };
    }
    case "ai-compute":
      return { ...terms, kind, evidence: "invoiced", pricePerAcceleratorHour: "0" };
    case "certificates":
      return { ...terms, kind, basis: "pv-generation", pricePerMwh: "0", share: 1 };
    case "carbon-credits":
      return { ...terms, kind, basis: "charged-energy", share: 1, tonnesPerMwh: 0.5, pricePerTonne: "0" };
    case "fuel-credits":
      return { ...terms, kind, share: 1, creditsPerMwh: 1, pricePerCredit: "0" };
    default:
      return kind satisfies never;
  }
}
