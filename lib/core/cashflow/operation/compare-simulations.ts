import type { StationSimulationSummary } from "./station-simulation";

/** One figure of two variants; `change` is b - a, null where either has none. */
export type ComparedFigure = {
  readonly figure: string;
  readonly unit: string;
  readonly a: number | null;
  readonly b: number | null;
  readonly change: number | null;
};

/** The figures of two simulations side by side, in the order in which a reader asks for them; money in their currency. */
export function compareSimulations(a: StationSimulationSummary, b: StationSimulationSummary): ComparedFigure[] {
  const [ofA, ofB] = [figuresOf(a), figuresOf(b)];
  return [...ofA].map(([figure, { unit, value }]) => {
    const other = ofB.get(figure)?.value ?? null;
    return { figure, unit, a: value, b: other, change: value === null || other === null ? null : other - value };
  });
}

type Figure = { readonly unit: string; readonly value: number | null };

function figuresOf({ cashFlow, years }: StationSimulationSummary): Map<string, Figure> {
  const { metrics, currency, capexMinor, finance } = cashFlow;
  const { levelised } = metrics;
  const sum = (of: (year: (typeof years)[number]) => number) => years.reduce((total, year) => total + of(year), 0);
  const figures: [string, string, number | null][] = [
    ["investment", "minor", Number(capexMinor)],
    ["irr", "share", metrics.irr.principal],
    ["irrReal", "share", metrics.irrReal],
    ["npv", currency, metrics.npv],
    ["paybackMonthsSimple", "month", metrics.paybackMonthsSimple],
    ["paybackMonthsDiscounted", "month", metrics.paybackMonthsDiscounted],
    ["lcoeNominal", `${currency}/kWh`, levelised.pv?.nominal ?? null],
    ["lcosNominal", `${currency}/kWh`, levelised.storage?.nominal ?? null],
    ["chargingCostNominal", `${currency}/kWh`, levelised.charging?.nominal ?? null],
    ["revenue", currency, sum((year) => year.revenue)],
    ["operatingCost", currency, sum((year) => year.operatingCost)],
    ["tax", currency, sum((year) => year.tax)],
    ["cfads", currency, sum((year) => year.cfads)],
    ["debt", currency, finance?.debt ?? null],
    ["minimumDscr", "factor", finance?.minimumDscr ?? null],
    ["equityIrr", "share", finance?.equityIrr.principal ?? null],
    ["pvEnergyFirstYear", "kWh", metrics.pvEnergyKwh],
    ["chargedEnergyFirstYear", "kWh", metrics.chargedEnergyKwh],
    ["gridImportFirstYear", "kWh", metrics.gridImportKwh],
    ["gridExportFirstYear", "kWh", metrics.gridExportKwh],
    ["curtailedFirstYear", "kWh", metrics.curtailedKwh],
    ["selfConsumption", "share", metrics.selfConsumption],
    ["selfSufficiency", "share", metrics.selfSufficiency],
    ["sessionsFirstYear", "unit", metrics.sessions],
    ["turnedAwayFirstYear", "unit", metrics.turnedAway],
    ["storageReplacements", "unit", metrics.storageReplacements],
  ];
  return new Map(figures.map(([figure, unit, value]) => [figure, { unit, value }]));
}
