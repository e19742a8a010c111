import * as z from "zod";
import { DecimalText } from "./charging-tariff";

const Share = z.number().min(0).max(1);

const DeratingPoint = z.strictObject({ airTemperatureC: z.number().min(-60).max(80), powerShare: Share });
export type DeratingPoint = z.infer<typeof DeratingPoint>;

/**
 * Assumption after the usual rating of outdoor LFP cabinets with liquid cooling, -30 to 50 C of air with derating above 45 C: full
 * power between -30 and 45 C, half at 50 C, none from 55 C on.
 */
export const DEFAULT_POWER_DERATING: readonly DeratingPoint[] = [
  { airTemperatureC: -35, powerShare: 0 },
  { airTemperatureC: -30, powerShare: 1 },
  { airTemperatureC: 45, powerShare: 1 },
  { airTemperatureC: 55, powerShare: 0 },
];

const StorageWarranty = z.strictObject({
  years: z.number().int().min(1).max(40),
  /** Equivalent full cycles of the nameplate, in a year and in all. */
  cyclesPerYear: z.number().gt(0).max(5000),
  cycles: z.number().gt(0).max(50_000),
  /** Window of the state of charge that it covers. */
  minimumSoc: Share,
  maximumSoc: Share,
});

/** AC-coupled battery. Energies are at the cells, powers and efficiencies at the AC terminals. */
export const StoragePlant = z
  .strictObject({
    /** Nameplate energy when new [kWh]; 0 means that the station has no storage. */
    energyKwh: z.number().min(0).max(1_000_000),
    chargePowerKw: z.number().min(0).max(1_000_000),
    dischargePowerKw: z.number().min(0).max(1_000_000),
    chargeEfficiency: z.number().gt(0.5).max(1),
    dischargeEfficiency: z.number().gt(0.5).max(1),
    /** Window of the state of charge in use, as shares of the remaining capacity. */
    minimumSoc: Share,
    maximumSoc: Share,
    /** Held back for an outage, above `minimumSoc`, as a share of the remaining capacity. */
    backupReserve: Share,
    /** Cells are kept between these temperatures [C] by the module's thermal management. */
    cellTemperatureMinC: z.number().min(-20).max(60),
    cellTemperatureMaxC: z.number().min(-20).max(60),
    /** Ageing of capacity by NREL's BLAST model of a large prismatic LFP cell. */
    ageingModel: z.literal("blast-lfp-250ah"),
    /** The cells are renewed when the remaining capacity falls below this share of the nameplate. */
    replaceBelow: Share,
    /** Price of renewed cells today, per kWh of nameplate, and its yearly change (below 0: they become cheaper). */
    replacementCostPerKwh: DecimalText,
    replacementEscalationPerYear: z.number().min(-0.2).max(0.2),
    /** Cells are added when the capacity falls below a share of the nameplate, up to another; price as of renewed cells. */
    augmentation: z.strictObject({ belowShare: Share, toShare: Share }).optional(),
    /** Limits of use that keep the maker's warranty; they hold until its years or cycles are over. */
    warranty: StorageWarranty.optional(),
    /** Power left by air temperature, linear between points and level beyond; without it `DEFAULT_POWER_DERATING`. */
    powerDerating: z.array(DeratingPoint).min(1).max(12).optional(),
    /** Cell life that a kWh out of the storage costs; without it `wearCostOf`. The dispatch weighs it, no cash is spent. */
    wearCostPerKwh: DecimalText.optional(),
  })
  .refine(({ augmentation }) => augmentation === undefined || augmentation.belowShare < augmentation.toShare, {
    message: "belowShare must stay below toShare",
    path: ["augmentation", "belowShare"],
  })
  .refine((storage) => storage.minimumSoc + storage.backupReserve < storage.maximumSoc, {
    message: "minimumSoc + backupReserve must stay below maximumSoc",
    path: ["backupReserve"],
  })
  .refine((storage) => storage.cellTemperatureMinC <= storage.cellTemperatureMaxC, {
    message: "cellTemperatureMinC must not exceed cellTemperatureMaxC",
    path: ["cellTemperatureMinC"],
  });
export type StoragePlant = z.infer<typeof StoragePlant>;

/**
 * Capacity lost by one equivalent full cycle: BLAST's LFP-250Ah loses 5.6 % to cycles in ten years of one 80 % cycle a day at 25 C
 * (2,919 equivalent full cycles, loss growing with their power 0.828): 0.056 x 0.828 / 2919.
 */
const LOSS_PER_CYCLE = 1.6e-5;

/** Cell life that a kWh out of the storage costs [currency/kWh]: price of new cells x loss per cycle / loss at which they are renewed. */
export function wearCostOf(storage: StoragePlant): number {
  if (storage.wearCostPerKwh !== undefined) return Number(storage.wearCostPerKwh);
  const life = Math.max(0.05, 1 - storage.replaceBelow);
  return (Number(storage.replacementCostPerKwh) * LOSS_PER_CYCLE) / life;
}
