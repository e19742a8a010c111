import { useTranslations } from "next-intl";
import type { Currency } from "@/lib/core/money/currency";
import type { Fan, MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { FanChart } from "../../_charts/fan-chart";
import type { SeriesId } from "../../_charts/series-color";

type Fans = MonteCarloResult["fan"];

type Props = {
  readonly currency: Currency;
  readonly fan: Fans;
  /** Of two variants side by side: which one, said in each title, and the other's fans for a common scale. */
  readonly beside?: { readonly variant: string; readonly fan: Fans } | undefined;
};

/** CFADS and energy by year of operation with what is exceeded by some, half and most of the paths. */
export function RiskFans({ currency, fan, beside }: Props) {
  const t = useTranslations("studio.risk");
  const chart = (quantity: keyof Fans, title: string, unit: string, color: SeriesId) => {
    const values = fan[quantity];
    if (values.p10.every((value) => value === 0) && values.p99?.every((value) => value === 0)) return null;
    const other = beside?.fan[quantity];
    return (
      <FanChart
        title={beside ? `${title}: ${beside.variant}` : title}
        description={t("fanText")}
        unit={unit}
        decimals={1}
        positionLabel={t("operatingYear")}
        positions={values.p50.map((_, index) => String(index + 1))}
        color={color}
        high={thousands(values.p10)}
        middle={thousands(values.p50)}
        low={thousands(values.p90)}
        levels={levelsOf(values)}
        within={other ? [...thousands(other.p10), ...thousands(other.p99 ?? other.p90)] : []}
      />
    );
  };
  return (
    <div className="grid gap-12">
      {chart("cfads", t("cfadsFan"), t("thousand", { currency }), "current")}
      {chart("pvEnergy", t("pvFan"), "MWh", "pv")}
      {chart("chargedEnergy", t("chargedFan"), "MWh", "charging")}
    </div>
  );
}

function levelsOf(fan: Fan) {
  return (["p75", "p95", "p99"] as const).flatMap((level) => {
    const values = fan[level];
    return values ? [{ label: level.toUpperCase(), values: thousands(values) }] : [];
  });
}

function thousands(values: readonly number[]): number[] {
  return values.map((value) => value / 1000);
}
