import type { getTranslations } from "next-intl/server";
import type { TableCell, TableColumn } from "../../_components/table-cell";
import type { SimulationRow } from "../_model/station-shapes";

type Texts = Awaited<ReturnType<typeof getTranslations<"issuer.run">>>;

/** The key figures of a run as columns. @param currencies of all rows: one stands in the header, several in each cell */
export function runColumns(t: Texts, currencies: ReadonlySet<string>): readonly TableColumn[] {
  const [only] = currencies.size === 1 ? currencies : [];
  return [
    { id: "yield", header: t("yield"), kind: "number", unit: "kWh/kWp" },
    { id: "irr", header: t("irr"), kind: "rate", decimals: 1, unit: t("perYear") },
    { id: "npv", header: t("npv"), kind: "amount", ...(only === undefined ? {} : { unit: only }) },
    { id: "payback", header: t("payback"), kind: "number", unit: t("years"), decimals: 1 },
  ];
}

/** The cells of `runColumns`; all empty where there is no finished run. */
export function runCells(run: SimulationRow | null, t: Texts): Readonly<Record<string, TableCell>> {
  const metrics = run?.metrics;
  if (!run || !metrics) return { yield: null, irr: null, npv: null, payback: null };
  const { principal } = metrics.irr;
  return {
    yield: metrics.specificYieldKwhPerKw,
    irr: principal ?? { node: t("noIrr"), sort: -1, csv: "" },
    npv: { currency: run.spec.currency, minor: wholeUnits(metrics.npv) },
    payback: metrics.paybackMonthsSimple === null ? null : metrics.paybackMonthsSimple / 12,
  };
}

/** A simulated amount, to whole major units: its cents mean nothing. @returns minor units */
export function wholeUnits(major: number): string {
  return (BigInt(Math.round(major)) * 100n).toString();
}
