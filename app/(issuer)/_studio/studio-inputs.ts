import type { CapexItem } from "@/lib/core/station/cost-plan";
import type { PriceSchedule } from "@/lib/core/station/price-schedule";
import type { StationSpec } from "@/lib/core/station/station-spec";

/** What can be moved in the studio, in the order in which it stands there. */
export const STUDIO_INPUTS = [
  "pvPower",
  "inverterPower",
  "storageEnergy",
  "storagePower",
  "acChargers",
  "dcChargers",
  "demand",
  "demandGrowth",
  "chargingPrice",
  "priceElasticity",
  "purchasePrice",
  "investment",
  "operatingCost",
  "pvDegradation",
  "discountRate",
] as const;
export type StudioInput = (typeof STUDIO_INPUTS)[number];

export type StudioValues = Readonly<Record<StudioInput, number>>;

/** What a result is of: a description with values moved in it. */
export type StudioVariant = {
  /** The station's description as it was saved. */
  readonly base: StationSpec;
  readonly values: StudioValues;
  /** The description with the values in it. */
  readonly spec: StationSpec;
};

type StudioRange = { readonly low: number; readonly high: number; readonly step: number };

/** The values at which a description stands. Levels are shares of what it says, 1 as described. */
export function valuesOf(spec: StationSpec): StudioValues {
  const charging = spec.revenue.find((contract) => contract.kind === "charging");
  return {
    pvPower: pvPowerOf(spec),
    inverterPower: spec.pv.inverter.acPowerKw,
    storageEnergy: spec.storage.energyKwh,
    storagePower: spec.storage.dischargePowerKw,
    acChargers: chargersOf(spec, "ac"),
    dcChargers: chargersOf(spec, "dc"),
    demand: 1,
    demandGrowth: spec.charging.growthPerYear,
    chargingPrice: charging?.kind === "charging" ? Number(charging.tariff.energyPricePerKwh) : 0,
    priceElasticity: spec.charging.priceResponse?.elasticity ?? 0,
    purchasePrice: 1,
    investment: 1,
    operatingCost: 1,
    pvDegradation: spec.pv.degradationPerYear,
    discountRate: spec.discountRate,
  };
}

/** From where to where each value may be moved; null where the description has nothing of the kind. */
export function rangeOf(input: StudioInput, base: StationSpec): StudioRange | null {
  const at = valuesOf(base);
  const around = (value: number, step: number): StudioRange | null =>
    value > 0 ? { low: step, high: roundTo(Math.max(3 * value, 10 * step), step), step } : null;
  switch (input) {
    case "pvPower":
      return around(at.pvPower, at.pvPower >= 100 ? 10 : 1);
    case "inverterPower":
      return around(at.inverterPower, at.inverterPower >= 100 ? 10 : 1);
    case "storageEnergy":
      return around(at.storageEnergy, at.storageEnergy >= 100 ? 10 : 1);
    case "storagePower":
      return around(at.storagePower, at.storagePower >= 50 ? 5 : 1);
    case "acChargers":
      return at.acChargers > 0 ? { low: 1, high: Math.max(12, 3 * at.acChargers), step: 1 } : null;
    case "dcChargers":
      return at.dcChargers > 0 ? { low: 1, high: Math.max(8, 3 * at.dcChargers), step: 1 } : null;
    case "demand":
    case "demandGrowth":
      if (base.charging.drivers.length === 0) return null;
      return input === "demand" ? { low: 0, high: 3, step: 0.05 } : { low: -0.1, high: 0.2, step: 0.005 };
    case "chargingPrice":
      return at.chargingPrice > 0 ? { low: 0.01, high: roundTo(2 * at.chargingPrice, 0.01), step: 0.01 } : null;
    case "priceElasticity":
      return at.chargingPrice > 0 ? { low: -2, high: 0, step: 0.1 } : null;
    case "purchasePrice":
      return { low: 0.25, high: 3, step: 0.05 };
    case "investment":
    case "operatingCost":
      return { low: 0.5, high: 2, step: 0.05 };
    case "pvDegradation":
      return { low: 0, high: 0.02, step: 0.001 };
    case "discountRate":
      return { low: 0, high: 0.15, step: 0.005 };
    default:
      return input satisfies never;
  }
}

/** The description with the values in it. Investment that is named after PV, storage or chargers follows their size. */
export function specAt(base: StationSpec, values: StudioValues): StationSpec {
  const was = valuesOf(base);
  const ratio = (input: "pvPower" | "storageEnergy" | "storagePower" | "acChargers" | "dcChargers") =>
    was[input] > 0 ? values[input] / was[input] : 1;
  const { pv, storage, charging, costs } = base;
  const capex = costs.capex.map((item): CapexItem => {
    const size = /\bac charg/i.test(item.name)
      ? ratio("acChargers")
      : /\bdc charg/i.test(item.name)
        ? ratio("dcChargers")
        : /storage|batter/i.test(item.name)
          ? ratio("storageEnergy")
          : /\bpv\b|solar|photovolt/i.test(item.name)
            ? ratio("pvPower")
            : 1;
    return { ...item, amount: money(Number(item.amount) * size * values.investment) };
  });
  const total = (items: readonly CapexItem[]) => items.reduce((sum, { amount }) => sum + Number(amount), 0);
  const grantShare = total(costs.capex) > 0 ? Number(costs.investmentGrant) / total(costs.capex) : 0;
  return {
    ...base,
    pv: {
      ...pv,
      arrays: pv.arrays.map((array) => ({ ...array, peakPowerKw: array.peakPowerKw * ratio("pvPower") })),
      inverter: { ...pv.inverter, acPowerKw: values.inverterPower },
      degradationPerYear: values.pvDegradation,
    },
    storage: {
      ...storage,
      energyKwh: values.storageEnergy,
      chargePowerKw: storage.chargePowerKw * ratio("storagePower"),
      dischargePowerKw: storage.dischargePowerKw * ratio("storagePower"),
    },
    charging: {
      ...charging,
      chargers: withCount(withCount(charging.chargers, "ac", values.acChargers), "dc", values.dcChargers),
      drivers: charging.drivers.map((group) => ({ ...group, arrivalsPerDay: group.arrivalsPerDay * values.demand })),
      growthPerYear: values.demandGrowth,
      ...priceResponse(base, values),
    },
    purchase: {
      ...base.purchase,
      energy: scaledPrices(base.purchase.energy, values.purchasePrice),
      demandCharges: base.purchase.demandCharges.map((charge) => ({
        ...charge,
        pricePerKwMonth: price(Number(charge.pricePerKwMonth) * values.purchasePrice),
      })),
    },
    revenue: base.revenue.map((contract) =>
      contract.kind === "charging" && was.chargingPrice > 0
        ? { ...contract, tariff: { ...contract.tariff, energyPricePerKwh: price(values.chargingPrice) } }
        : contract,
    ),
    costs: {
      ...costs,
      capex,
      investmentGrant: money(grantShare * total(capex)),
      yearly: costs.yearly.map((cost) => ({
        ...cost,
        amountPerYear: money(Number(cost.amountPerYear) * values.operatingCost),
      })),
    },
    discountRate: values.discountRate,
  };
}

/** The price that the described arrivals were seen at is the described one, unless the description says another. */
function priceResponse(
  base: StationSpec,
  { priceElasticity }: StudioValues,
): Pick<StationSpec["charging"], "priceResponse"> {
  const contract = base.revenue.find(({ kind }) => kind === "charging");
  if (contract?.kind !== "charging" || (priceElasticity === 0 && !base.charging.priceResponse)) return {};
  const { energyPricePerKwh, serviceFeePerKwh } = contract.tariff;
  const described = price(Number(energyPricePerKwh) + Number(serviceFeePerKwh));
  const reference = base.charging.priceResponse?.referencePricePerKwh ?? described;
  return { priceResponse: { elasticity: priceElasticity, referencePricePerKwh: reference } };
}

function pvPowerOf(spec: StationSpec): number {
  return spec.pv.arrays.reduce((sum, { peakPowerKw }) => sum + peakPowerKw, 0);
}

function chargersOf(spec: StationSpec, kind: "ac" | "dc"): number {
  return spec.charging.chargers.reduce((sum, group) => (group.kind === kind ? sum + group.count : sum), 0);
}

/** Chargers of a kind in all; what changes, changes in the first group of that kind, as far as it goes. */
function withCount(
  chargers: StationSpec["charging"]["chargers"],
  kind: "ac" | "dc",
  count: number,
): StationSpec["charging"]["chargers"] {
  let left = count;
  const kept = chargers.map((group) => {
    if (group.kind !== kind) return group;
    const taken = Math.min(left, group.count);
    left -= taken;
    return { ...group, count: taken };
  });
  const first = kept.findIndex((group) => group.kind === kind);
  return kept
    .map((group, index) => (index === first ? { ...group, count: group.count + left } : group))
    .filter((group) => group.count > 0);
}

function scaledPrices(schedule: PriceSchedule, level: number): PriceSchedule {
  switch (schedule.kind) {
    case "flat":
      return { ...schedule, pricePerKwh: price(Number(schedule.pricePerKwh) * level) };
    case "hourly":
      return { ...schedule, pricesPerKwh: schedule.pricesPerKwh.map((value) => value * level) };
    case "time-of-use":
      return {
        ...schedule,
        basePricePerKwh: price(Number(schedule.basePricePerKwh) * level),
        periods: schedule.periods.map((period) => ({
          ...period,
          pricePerKwh: price(Number(period.pricePerKwh) * level),
        })),
      };
    default:
      return schedule satisfies never;
  }
}

const price = (value: number) => value.toFixed(5);
const money = (value: number) => value.toFixed(2);

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(6));
}
