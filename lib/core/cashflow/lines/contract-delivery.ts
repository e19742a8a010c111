import * as z from "zod";
import {
  type AttributeContract,
  attributeBasis,
  attributeShare,
  isAttributeContract,
} from "../../station/attribute-fate";
import type { RevenueContract, RevenueContractOf } from "../../station/revenue-contract";
import type { StationSpec } from "../../station/station-spec";
import type { OperatingYear } from "../operation/operating-year";
import type { ServiceMonths } from "../operation/service-months";
import { monthOf } from "../operation/station-model";
import { delivers } from "./contract-term";
import { REVENUE_STREAMS, type RevenueStream } from "./monthly-cash-flow";

/** What a delivery is counted in. */
export const VOLUME_UNITS = ["kWh", "session", "kW", "month", "h", "MWh", "t", "credit"] as const;
export type VolumeUnit = (typeof VOLUME_UNITS)[number];

/** One line of what a contract delivers in a month: amount = volume x price [currency]; a penalty is negative. */
export type Delivery = {
  readonly stream: RevenueStream;
  readonly item: string;
  readonly volume: number;
  readonly unit: VolumeUnit;
  /** At the prices of the month, escalated. */
  readonly price: number;
  readonly amount: number;
};

/** One item of a contract over the life, by month of operation. */
export const ContractDeliveries = z.strictObject({
  contractId: z.string(),
  item: z.string(),
  stream: z.enum(REVENUE_STREAMS),
  unit: z.enum(VOLUME_UNITS),
  volumes: z.array(z.number()),
  amounts: z.array(z.number()),
});
export type ContractDeliveries = z.infer<typeof ContractDeliveries>;

/** Every item of every contract over the life; 0 outside the contract's term. */
export function contractDeliveries(spec: StationSpec, years: readonly OperatingYear[]): ContractDeliveries[] {
  return spec.revenue.flatMap((contract) => {
    const items = new Map<string, ContractDeliveries>();
    for (const year of years) {
      for (let month = 0; month < 12; month += 1) {
        const index = (year.operatingYear - 1) * 12 + month;
        if (!delivers(contract, monthOf(spec, index))) continue;
        for (const { item, stream, unit, volume, amount } of deliveriesOf(contract, spec, year, month)) {
          const of = items.get(item) ?? {
            ...{ contractId: contract.id, item, stream, unit },
            volumes: Array.from({ length: years.length * 12 }, () => 0),
            amounts: Array.from({ length: years.length * 12 }, () => 0),
          };
          items.set(item, of);
          of.volumes[index] = volume;
          of.amounts[index] = amount;
        }
      }
    }
    return [...items.values()];
  });
}

const delivery = (stream: RevenueStream, item: string, volume: number, unit: VolumeUnit, price: number): Delivery => ({
  stream,
  item,
  volume,
  unit,
  price,
  amount: volume === 0 ? 0 : volume * price,
});

/**
 * What a contract delivers in a month of operation, whether or not its term has begun; prices are those of the first year
 * times (1 + escalation)^(year - 1).
 * @param month 0 to 11 within the year of operation
 */
export function deliveriesOf(
  contract: RevenueContract,
  spec: StationSpec,
  year: OperatingYear,
  month: number,
): Delivery[] {
  const energy = (flow: keyof OperatingYear["energyKwh"]) => year.energyKwh[flow][month] as number;
  const escalation = (1 + contract.escalationPerYear) ** (year.operatingYear - 1);
  const priced = (price: string) => Number(price) * escalation;
  switch (contract.kind) {
    case "charging": {
      const { energyPricePerKwh, serviceFeePerKwh, sessionFee } = contract.tariff;
      return [
        delivery("charging-energy", "energy", energy("charged"), "kWh", priced(energyPricePerKwh)),
        delivery("charging-service", "service", energy("charged"), "kWh", priced(serviceFeePerKwh)),
        delivery("charging-service", "session", year.sessions[month] as number, "session", priced(sessionFee)),
      ];
    }
    case "export": {
      // Sales carry the hourly prices, escalated: the policy has to see them as they are.
      const left = 1 - ppaShareIn(spec, year, month);
      return [
        averaged("export", "pv", energy("pvToGrid") * left, (year.pvExportSales[month] as number) * left),
        averaged("arbitrage", "storage", energy("storageToGrid"), year.storageExportSales[month] as number),
      ];
    }
    case "ppa":
      return [delivery("export", "ppa", energy("pvToGrid") * contract.share, "kWh", priced(contract.pricePerKwh))];
    case "host-supply":
      return [
        delivery(
          "host-supply",
          "energy",
          energy("pvToHost") + energy("storageToHost"),
          "kWh",
          priced(contract.pricePerKwh),
        ),
      ];
    case "storage-subscription":
      return [delivery("storage-subscription", "fee", 1, "month", priced(contract.feePerMonth))];
    case "shared-savings":
      return [delivery("storage-subscription", "saving", contract.share, "month", priced(contract.savingPerMonth))];
    case "grid-services":
      return gridServices(contract, year.services[contract.id] as ServiceMonths, month, priced);
    case "ai-compute": {
      const sold = year.acceleratorHours[month] as number;
      return [delivery("ai-compute", "accelerator", sold, "h", priced(contract.pricePerAcceleratorHour))];
    }
    case "certificates":
    case "carbon-credits":
    case "fuel-credits":
      return [attribute(contract, attributeMwh(contract, spec, year, month), priced)];
    default:
      return contract satisfies never;
  }
}

/** Pay for what the year's hours held ready and what its calls got, times `deliveredShare`, in which the plant is not out. */
function gridServices(
  { committedKw, deliveredShare, activation, ...contract }: RevenueContractOf<"grid-services">,
  { availability, calledKwh, deliveredKwh }: ServiceMonths,
  month: number,
  priced: (price: string) => number,
): Delivery[] {
  const readyKw = committedKw * deliveredShare * (availability[month] as number);
  const lines = [delivery("grid-services", "availability", readyKw, "kW", priced(contract.pricePerKwMonth))];
  if (activation) {
    const gotKwh = (deliveredKwh[month] as number) * deliveredShare;
    const missedKwh = (calledKwh[month] as number) - gotKwh;
    lines.push(
      delivery("grid-services", "activation", gotKwh, "kWh", priced(activation.pricePerKwh)),
      delivery("grid-services", "penalty", missedKwh, "kWh", -priced(activation.penaltyPerKwh)),
    );
  }
  return lines;
}

function attribute(contract: AttributeContract, mwh: number, priced: (price: string) => number): Delivery {
  switch (contract.kind) {
    case "certificates":
      return delivery("certificates", "certificate", mwh, "MWh", priced(contract.pricePerMwh));
    case "carbon-credits":
      return delivery("certificates", "carbon", mwh * contract.tonnesPerMwh, "t", priced(contract.pricePerTonne));
    case "fuel-credits":
      return delivery("certificates", "fuel", mwh * contract.creditsPerMwh, "credit", priced(contract.pricePerCredit));
    default:
      return contract satisfies never;
  }
}

/**
 * MWh whose attribute a contract sells in a month. Each has one fate: PV that is charged counts as PV generation as far as that is
 * sold, and only what is left of the energy charged can be sold on that basis.
 */
export function attributeMwh(
  contract: AttributeContract,
  spec: StationSpec,
  year: OperatingYear,
  month: number,
): number {
  const energy = (flow: keyof OperatingYear["energyKwh"]) => year.energyKwh[flow][month] as number;
  const share = attributeShare(contract);
  if (attributeBasis(contract) === "pv-generation") return (share * (energy("pv") - energy("pvCurtailed"))) / 1000;
  const pvSold = spec.revenue
    .filter(isAttributeContract)
    .filter((other) => attributeBasis(other) === "pv-generation" && delivers(other, monthOfYear(spec, year, month)))
    .reduce((sum, other) => sum + attributeShare(other), 0);
  const drawn = energy("pvToCharging") + energy("storageToCharging") + energy("gridToCharging");
  // What storage gives was PV in the measure in which PV filled it.
  const filled = energy("pvToStorage") + energy("gridToStorage");
  const fromStorage = filled > 0 ? (energy("storageToCharging") * energy("pvToStorage")) / filled : 0;
  const pvPart = drawn > 0 ? (energy("pvToCharging") + fromStorage) / drawn : 0;
  return (share * energy("charged") * (1 - Math.min(1, pvSold) * pvPart)) / 1000;
}

/** Share of the PV energy fed in that a power purchase agreement takes in a month. */
function ppaShareIn(spec: StationSpec, year: OperatingYear, month: number): number {
  return spec.revenue.reduce(
    (sum, contract) =>
      contract.kind === "ppa" && delivers(contract, monthOfYear(spec, year, month)) ? sum + contract.share : sum,
    0,
  );
}

function monthOfYear(spec: StationSpec, year: OperatingYear, month: number) {
  return monthOf(spec, (year.operatingYear - 1) * 12 + month);
}

/** A sale at hourly prices, told at their mean. */
function averaged(stream: RevenueStream, item: string, volume: number, amount: number): Delivery {
  return { stream, item, volume, unit: "kWh", price: volume === 0 ? 0 : amount / volume, amount };
}
