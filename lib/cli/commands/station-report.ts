import { toMajor } from "../../core/cashflow/lines/minor-amount";
import { CURRENCY_SCALE } from "../../core/money/currency";
import type { StationRun } from "./station-run";

/** The figures of a run, a line each. */
export function stationReport({ spec, simulation, inputsHash }: StationRun): string {
  const { cashFlow, years, modelVersion } = simulation;
  const { metrics, currency, capexMinor, finance } = cashFlow;
  const { levelised } = metrics;
  const whole = (value: number) => Math.round(value).toLocaleString("en-GB");
  const percent = (value: number | null) => (value === null ? "none" : `${(100 * value).toFixed(2)} %`);
  const months = (value: number | null) => (value === null ? "never" : `${value} months`);
  const perKwh = (cost: { nominal: number; real: number } | null) =>
    cost === null ? "none" : `${cost.nominal.toFixed(4)} ${currency}/kWh (real ${cost.real.toFixed(4)})`;
  const rows: [string, string][] = [
    ["station", spec.name],
    ["model, inputs", `${modelVersion}, ${inputsHash}`],
    ["PV energy, first year", `${whole(metrics.pvEnergyKwh)} kWh (${whole(metrics.specificYieldKwhPerKw)} kWh/kW)`],
    ["energy charged", `${whole(metrics.chargedEnergyKwh)} kWh in ${whole(metrics.sessions)} sessions`],
    ["grid import, export", `${whole(metrics.gridImportKwh)} kWh, ${whole(metrics.gridExportKwh)} kWh`],
    ["self-consumption", percent(metrics.selfConsumption)],
    ["investment", `${whole(toMajor(capexMinor, CURRENCY_SCALE[currency]))} ${currency}`],
    ["CFADS, first year", `${whole(years[0]?.cfads ?? 0)} ${currency}`],
    [
      "internal rate of return",
      metrics.irr.reason ?? `${percent(metrics.irr.principal)} (real ${percent(metrics.irrReal)})`,
    ],
    ["net present value", `${whole(metrics.npv)} ${currency} at ${percent(spec.discountRate)}`],
    ["payback, discounted", `${months(metrics.paybackMonthsSimple)}, ${months(metrics.paybackMonthsDiscounted)}`],
    ["cost of PV energy", perKwh(levelised.pv)],
    ["cost of storage", perKwh(levelised.storage)],
    ["cost of charging", perKwh(levelised.charging)],
    ...metrics.streams.map(({ stream, presentValue, share }): [string, string] => [
      stream,
      `${whole(presentValue)} ${currency} present value (${percent(share)})`,
    ]),
    ...(finance
      ? ([
          ["debt, equity", `${whole(finance.debt)}, ${whole(finance.equity)} ${currency}`],
          ...(finance.debtByCase ?? []).map(({ name, debt }): [string, string] => [
            `debt by ${name} alone`,
            `${whole(debt)} ${currency}`,
          ]),
          ["DSCR, lowest", finance.minimumDscr?.toFixed(2) ?? "none"],
          ["return on equity", percent(finance.equityIrr.principal)],
        ] satisfies [string, string][])
      : []),
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, value]) => `${name.padEnd(width)}${value}`).join("\n");
}
