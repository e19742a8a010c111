import { useTranslations } from "next-intl";
import { memo } from "react";
import type { Currency } from "@/lib/core/money/currency";
import type { Fan, MonteCarloResult } from "@/lib/core/uncertainty/monte-carlo-result";
import { FanChart } from "../../_charts/fan-chart";
import type { SeriesId } from "../../_charts/series-color";

type Fans = MonteCarloResult["fan"];

/** What fans are drawn of, in this order. */
export const RISK_QUANTITIES = ["cfads", "pvEnergy", "chargedEnergy"] as const satisfies readonly (keyof Fans)[];
type RiskQuantity = (typeof RISK_QUANTITIES)[number];

const COLOR: Readonly<Record<RiskQuantity, SeriesId>> = { cfads: "current", pvEnergy: "pv", chargedEnergy: "charging" };

type Props = {
  readonly quantity: RiskQuantity;
  readonly currency: Currency;
  readonly fan: Fans;
  /** Which variant it is of, where two are shown. */
  readonly variant?: string | null;
  /** The other variant's fans: both are drawn on one scale. */
  readonly other?: Fans | null;
};

/** CFADS or energy by year of operation with what is exceeded by some, half and most of the paths; nothing where there is none of it. */
export const RiskFan = memo(function RiskFan({ quantity, currency, fan, variant = null, other = null }: Props) {
  const t = useTranslations("studio.risk");
  const values = fan[quantity];
  if (values.p10.every((value) => value === 0) && values.p90.every((value) => value === 0)) return null;
  const title = t(`fan.${quantity}`);
  const beside = other?.[quantity];
  return (
    <FanChart
      title={variant === null ? title : `${title}: ${variant}`}
      description={t("fanText")}
      unit={quantity === "cfads" ? t("thousand", { currency }) : "MWh"}
      decimals={1}
      positionLabel={t("operatingYear")}
      positions={values.p50.map((_, index) => String(index + 1))}
      color={COLOR[quantity]}
      high={thousands(values.p10)}
      middle={thousands(values.p50)}
      low={thousands(values.p90)}
      levels={levelsOf(values)}
      within={beside ? [...thousands(beside.p10), ...thousands(beside.p99 ?? beside.p90)] : []}
    />
  );
});

function levelsOf(fan: Fan) {
  return (["p75", "p95", "p99"] as const).flatMap((level) => {
    const values = fan[level];
    return values ? [{ label: level.toUpperCase(), values: thousands(values) }] : [];
  });
}

function thousands(values: readonly number[]): number[] {
  return values.map((value) => value / 1000);
}
