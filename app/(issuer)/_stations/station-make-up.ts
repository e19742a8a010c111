import type { FinancePlan } from "@/lib/core/station/finance-plan";
import { pvWattsArray } from "@/lib/core/station/presets/pvwatts-array";
import type { PvChain } from "@/lib/core/station/pv-models";
import type { Mount } from "@/lib/core/station/pv-plant";
import type { StationSpec } from "@/lib/core/station/station-spec";

/** The spec without a member, or with it, as the value says. */
function withOptional<T extends object, K extends keyof T>(whole: T, member: K, value: T[K] | undefined): T {
  const { [member]: _, ...rest } = whole;
  return (value === undefined ? rest : { ...whole, [member]: value }) as T;
}

export function withChain(spec: StationSpec, kind: PvChain["kind"]): StationSpec {
  const chain: PvChain | undefined =
    kind === "standard" ? undefined : { kind, module: "standard", mounting: "open-rack" };
  return { ...spec, pv: withOptional(spec.pv, "chain", chain) };
}

/** An array on another mount, facing the equator to begin with. */
export function withMount(spec: StationSpec, index: number, kind: Mount["kind"]): StationSpec {
  const towardsEquatorDeg = spec.site.latitudeDeg < 0 ? 0 : 180;
  const mount: Mount =
    kind === "fixed"
      ? { kind, tiltDeg: 10, azimuthDeg: towardsEquatorDeg }
      : {
          kind,
          axisTiltDeg: 0,
          axisAzimuthDeg: towardsEquatorDeg,
          maximumAngleDeg: 60,
          groundCoverageRatio: 0.4,
          backtrack: true,
        };
  const arrays = spec.pv.arrays.map((array, at) => (at === index ? { ...array, mount } : array));
  return { ...spec, pv: { ...spec.pv, arrays } };
}

/** One array more, like the last one; losses by PVWatts' defaults where it is the first. */
export function withArray(spec: StationSpec): StationSpec {
  const { arrays } = spec.pv;
  const id = freeId("array", new Set(arrays.map((array) => array.id)));
  const like = arrays.at(-1) ?? pvWattsArray(id, 100, { kind: "fixed", tiltDeg: 10, azimuthDeg: 180 });
  return { ...spec, pv: { ...spec.pv, arrays: [...arrays, { ...like, id }] } };
}

export function withoutArray(spec: StationSpec, index: number): StationSpec {
  return { ...spec, pv: { ...spec.pv, arrays: spec.pv.arrays.filter((_, at) => at !== index) } };
}

export function withAugmentation(spec: StationSpec, wanted: boolean): StationSpec {
  const augmentation = wanted ? { belowShare: 0.85, toShare: 1 } : undefined;
  return { ...spec, storage: withOptional(spec.storage, "augmentation", augmentation) };
}

/** A warranty to begin with: ten years of a cycle a day between 5 and 95 %. */
export function withWarranty(spec: StationSpec, wanted: boolean): StationSpec {
  const warranty = wanted
    ? { years: 10, cyclesPerYear: 365, cycles: 3650, minimumSoc: 0.05, maximumSoc: 0.95 }
    : undefined;
  return { ...spec, storage: withOptional(spec.storage, "warranty", warranty) };
}

export function withPriceResponse(spec: StationSpec, wanted: boolean): StationSpec {
  const drivers = spec.revenue.find((contract) => contract.kind === "charging");
  const referencePricePerKwh = drivers?.kind === "charging" ? drivers.tariff.energyPricePerKwh : "0.50";
  const priceResponse = wanted ? { elasticity: -0.5, referencePricePerKwh } : undefined;
  return { ...spec, charging: withOptional(spec.charging, "priceResponse", priceResponse) };
}

export function withVat(spec: StationSpec, wanted: boolean): StationSpec {
  const vat = wanted ? { inputRates: {}, investmentRate: "0", returnLagMonths: 1 } : undefined;
  return withOptional(spec, "vat", vat);
}

type Debt = FinancePlan["debt"];
const TERMS = { interestRate: 0.065, tenorYears: 12, upfrontFee: 0.015, closingCost: "20000" };

/** Debt of a kind, with DESIGN's coverage and figures to begin with. */
function debtOf(kind: Debt["kind"]): Debt {
  switch (kind) {
    case "none":
      return { kind };
    case "share":
      return { kind, ...TERMS, share: 0.6, repayment: "level", interestOnlyYears: 0 };
    case "sculpted":
      return {
        kind,
        ...TERMS,
        contracted: [],
        cases: [{ name: "P50", cashFactor: 1, contractedDscr: 1.3, merchantDscr: 2 }],
        maximumShare: 0.7,
      };
    default:
      return kind satisfies never;
  }
}

export function withFinance(spec: StationSpec, wanted: boolean): StationSpec {
  const finance: FinancePlan | undefined = wanted
    ? {
        construction: { months: 6, debtShare: 0.6, interestRate: 0.07, upfrontFee: 0.01 },
        debt: debtOf("sculpted"),
        reserves: { interestRate: 0.02, operatingCostMonths: 3, debtServiceMonths: 6 },
        investmentCreditShare: 0,
        productionCredit: { amountPerKwh: "0", years: 0, escalationPerYear: 0 },
      }
    : undefined;
  return withOptional(spec, "finance", finance);
}

export function withDebt(spec: StationSpec, kind: Debt["kind"]): StationSpec {
  return spec.finance ? { ...spec, finance: { ...spec.finance, debt: debtOf(kind) } } : spec;
}

type Sculpted = Extract<Debt, { kind: "sculpted" }>;

/** Sculpted debt with some of its members changed; another kind of debt stays as it is. */
export function withSculpted(spec: StationSpec, change: (debt: Sculpted) => Partial<Sculpted>): StationSpec {
  const { finance } = spec;
  if (finance?.debt.kind !== "sculpted") return spec;
  return { ...spec, finance: { ...finance, debt: { ...finance.debt, ...change(finance.debt) } } };
}

/** Lenders rely on a contract's revenue, or they do not. */
export function withContracted(spec: StationSpec, id: string, relied: boolean): StationSpec {
  return withSculpted(spec, ({ contracted }) => ({
    contracted: relied ? [...contracted.filter((one) => one !== id), id] : contracted.filter((one) => one !== id),
  }));
}

export function freeId(stem: string, taken: ReadonlySet<string>): string {
  if (!taken.has(stem)) return stem;
  let number = 2;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
