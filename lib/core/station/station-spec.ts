import * as z from "zod";
import { Currency } from "../money/currency";
import { YearMonth } from "../time/local-date";
import { oversoldAttributes } from "./attribute-fate";
import { ChargingPlant } from "./charging-plant";
import { ComputePlant } from "./compute-plant";
import { CostPlan, TaxPlan } from "./cost-plan";
import { FinancePlan } from "./finance-plan";
import { PRIORITY_CLAIMS } from "./priority-claim";
import { PurchaseTariff } from "./purchase-tariff";
import { PvPlant } from "./pv-plant";
import { RevenueContract } from "./revenue-contract";
import { Site } from "./site";
import { StoragePlant } from "./storage-plant";
import { VatPlan } from "./vat-plan";

/** What the connection point allows [kW, hourly mean]. */
export const GridConnection = z.strictObject({
  importLimitKw: z.number().min(0).max(1_000_000),
  exportLimitKw: z.number().min(0).max(1_000_000),
});
export type GridConnection = z.infer<typeof GridConnection>;

/** How the storage is run. */
export const DispatchRules = z.strictObject({
  /** "rolling" plans ahead with forecasts (for structuring); "rules" is a simple controller, for comparison. */
  policy: z.enum(["rolling", "rules"]),
  /**
   * Who takes PV energy, heat and a scarce grid connection first; controls and lighting come before all. Storage fills from the PV
   * energy that the claims before it leave. Without it compute, charging, host, storage.
   */
  priority: z
    .array(z.enum(PRIORITY_CLAIMS))
    .length(PRIORITY_CLAIMS.length)
    .refine((claims) => new Set(claims).size === PRIORITY_CLAIMS.length, "each claim once")
    .optional(),
  /** Storage may charge from the grid in the day's cheapest hours, when the day's spread pays for the losses. */
  gridCharging: z.boolean(),
  /** Storage may sell to the grid in hours where the export price beats the day's cheapest way to refill. */
  storageExport: z.boolean(),
  /** Of "rules": import is held at this share of the month before's peak as long as storage lasts; 1 does not shave. */
  peakTargetShare: z.number().min(0).max(1),
});
export type DispatchRules = z.infer<typeof DispatchRules>;

/**
 * A station, complete: where it stands, what it is made of, who buys, what it costs. Money amounts and prices are decimal
 * texts in major units of `currency`; powers in kW, energies in kWh, shares and rates as fractions of 1.
 */
export const StationSpec = z
  .strictObject({
    schema: z.literal("heliograph.station-spec.v1"),
    name: z.string().min(1).max(120),
    currency: Currency,
    site: Site,
    /** First month of operation, and for how long. */
    operationStart: YearMonth,
    lifeYears: z.number().int().min(1).max(40),
    pv: PvPlant,
    storage: StoragePlant,
    charging: ChargingPlant,
    compute: ComputePlant,
    /** Lighting, controls, cooling of the module [kW], always on. */
    auxiliaryLoadKw: z.number().min(0).max(10_000),
    grid: GridConnection,
    dispatch: DispatchRules,
    purchase: PurchaseTariff,
    revenue: z.array(RevenueContract).max(40),
    costs: CostPlan,
    tax: TaxPlan,
    /** Nominal yearly rate at which cash flows are discounted. */
    discountRate: z.number().gt(-0.5).max(1),
    /** General inflation, by which figures are told in real terms; 2 % where left out. */
    inflationPerYear: z.number().gt(-0.1).max(0.5).optional(),
    vat: VatPlan.optional(),
    finance: FinancePlan.optional(),
    /**
     * Where figures come from, by their dotted path (`costs.capex.0.amount`) or that of what holds them: a publication, a contract,
     * a quote, or "assumption".
     */
    sources: z.record(z.string().max(120), z.string().min(1).max(400)).optional(),
  })
  .superRefine((spec, context) => {
    for (const [index, contract] of spec.revenue.entries()) {
      if (contract.kind === "charging" && contract.tariff.currency !== spec.currency) {
        context.addIssue({
          code: "custom",
          path: ["revenue", index, "tariff", "currency"],
          message: `the station counts in ${spec.currency}`,
        });
      }
      if (
        contract.kind === "host-supply" &&
        contract.workdayHourWeights.concat(contract.weekendHourWeights).every((w) => w === 0)
      ) {
        context.addIssue({
          code: "custom",
          path: ["revenue", index, "workdayHourWeights"],
          message: "at least one hour needs a weight above 0",
        });
      }
    }
    for (const kind of ["charging", "export", "ppa", "host-supply", "ai-compute"] as const) {
      if (spec.revenue.filter((contract) => contract.kind === kind).length > 1) {
        context.addIssue({
          code: "custom",
          path: ["revenue"],
          message: `one contract of kind "${kind}" at most, so that nothing is sold twice`,
        });
      }
    }
    for (const basis of oversoldAttributes(spec.revenue)) {
      context.addIssue({
        code: "custom",
        path: ["revenue"],
        message: `certificates, carbon and fuel credits together sell more than all of the ${basis}: each MWh has one fate`,
      });
    }
    const ppa = spec.revenue.find((contract) => contract.kind === "ppa");
    const exports = spec.revenue.some((contract) => contract.kind === "export");
    if (ppa && !exports && (ppa.share < 1 || spec.dispatch.storageExport)) {
      context.addIssue({
        code: "custom",
        path: ["revenue"],
        message: "energy that the power purchase agreement does not take needs an export contract",
      });
    }
    const debt = spec.finance?.debt;
    const unknown =
      debt?.kind === "sculpted" ? debt.contracted.filter((id) => !spec.revenue.some((one) => one.id === id)) : [];
    if (unknown.length > 0) {
      context.addIssue({
        code: "custom",
        path: ["finance", "debt", "contracted"],
        message: `there is no revenue contract "${unknown[0]}"`,
      });
    }
    if (new Set(spec.revenue.map(({ id }) => id)).size !== spec.revenue.length) {
      context.addIssue({ code: "custom", path: ["revenue"], message: "two revenue contracts have the same id" });
    }
    const services = spec.revenue.filter((contract) => contract.kind === "grid-services");
    const committedKw = services.reduce((sum, contract) => sum + contract.committedKw, 0);
    const committedKwh = services.reduce((sum, contract) => sum + contract.committedKwh, 0);
    const { storage } = spec;
    const usableKwh = storage.energyKwh * (storage.maximumSoc - storage.minimumSoc - storage.backupReserve);
    if (
      committedKw > Math.min(storage.chargePowerKw, storage.dischargePowerKw) ||
      committedKwh > usableKwh * storage.replaceBelow
    ) {
      context.addIssue({
        code: "custom",
        path: ["revenue"],
        message: "grid services commit more power or energy than the storage keeps until it is renewed",
      });
    }
  });
export type StationSpec = z.infer<typeof StationSpec>;
