import type { ExplainedMetric } from "@/lib/core/cashflow/explain/explain-metric";
import { CURRENCY_SCALE } from "@/lib/core/money/currency";
import type { StudioResult } from "./use-studio";

export const STUDIO_FIGURES = [
  "pvEnergy",
  "charged",
  "sessions",
  "turnedAway",
  "import",
  "export",
  "selfConsumption",
  "cfadsFirst",
  "investment",
  "npv",
  "irr",
  "payback",
  "replacements",
] as const;
export type StudioFigure = (typeof STUDIO_FIGURES)[number];

/** How a figure is written: energy in MWh, money in whole major units. */
export const FIGURE_KIND: Readonly<Record<StudioFigure, "energy" | "count" | "share" | "money" | "years">> = {
  ...{ pvEnergy: "energy", charged: "energy", import: "energy", export: "energy" },
  ...{ sessions: "count", turnedAway: "count", replacements: "count" },
  ...{ selfConsumption: "share", irr: "share" },
  ...{ cfadsFirst: "money", investment: "money", npv: "money" },
  payback: "years",
};

/** What explains each figure. */
export const FIGURE_METRIC: Readonly<Record<StudioFigure, ExplainedMetric>> = {
  ...{ pvEnergy: "pvEnergy", charged: "chargedEnergy", sessions: "sessions", turnedAway: "turnedAway" },
  ...{ import: "gridImport", export: "gridExport", selfConsumption: "selfConsumption", cfadsFirst: "cfadsEarned" },
  ...{ investment: "investment", npv: "npv", irr: "irr", payback: "payback", replacements: "storageRenewals" },
};

/** The figures of a result; null where there is none, or not yet. */
export function figuresOf({ spec, first, life }: StudioResult): Readonly<Record<StudioFigure, number | null>> {
  const { energyKwh, sessions, turnedAway, cfads } = first;
  const onSite =
    energyKwh.pvToAuxiliary +
    energyKwh.pvToCompute +
    energyKwh.pvToCharging +
    energyKwh.pvToHost +
    energyKwh.pvToStorage;
  const months = life?.cashFlow.metrics.paybackMonthsSimple ?? null;
  return {
    pvEnergy: energyKwh.pv / 1000,
    charged: energyKwh.charged / 1000,
    sessions,
    turnedAway,
    import: energyKwh.gridImport / 1000,
    export: energyKwh.gridExport / 1000,
    selfConsumption: energyKwh.pv > 0 ? onSite / energyKwh.pv : null,
    cfadsFirst: cfads,
    investment: life ? Number(life.cashFlow.capexMinor) / 10 ** CURRENCY_SCALE[spec.currency] : null,
    npv: life?.cashFlow.metrics.npv ?? null,
    irr: life?.cashFlow.metrics.irr.principal ?? null,
    payback: months === null ? null : months / 12,
    replacements: life?.cashFlow.metrics.storageReplacements ?? null,
  };
}
