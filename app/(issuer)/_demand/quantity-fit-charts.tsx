"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { QuantityFit } from "@/lib/core/energy/charging/fit-quantity";
import { LineChart } from "../../_charts/line-chart";

type Props = { readonly name: string; readonly unit: string; readonly fit: QuantityFit };

/** A fitted distribution against its data: shares by interval, and quantile against quantile. */
export function QuantityFitCharts({ name, unit, fit }: Props) {
  const t = useTranslations("studio.demand");
  const format = useFormatter();
  const { chosen, candidates, distance, probability, bins, quantiles } = fit;
  const number = (value: number, digits: number) =>
    format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const lines = (observed: readonly number[], fitted: readonly number[]) => [
    { id: "observed", label: t("observed"), color: "comparison" as const, values: observed },
    { id: "fitted", label: t("fitted"), color: "current" as const, values: fitted, dashed: true },
  ];
  return (
    <div className="grid gap-6">
      <p className="max-w-prose text-14">
        {t("quantityFit", {
          name,
          family: t(`families.${chosen.family === "two log-normal" ? "two" : chosen.family}`),
          mean: number(chosen.mean, 1),
          unit,
        })}{" "}
        {t("goodness", { distance: number(distance, 4), probability: number(probability, 3) })}{" "}
        {t("candidates", {
          list: candidates
            .map(
              ({ family, aic }) => `${t(`families.${family === "two log-normal" ? "two" : family}`)} ${number(aic, 0)}`,
            )
            .join(", "),
        })}
      </p>
      <div className="grid gap-10">
        <LineChart
          title={t("shares", { name })}
          description={t("sharesText")}
          unit="%"
          decimals={2}
          fromZero
          positionLabel={`${name} [${unit}]`}
          positions={bins.map(({ from, to }) => `${number(from, 1)}-${number(to, 1)}`)}
          lines={lines(
            bins.map(({ observed }) => 100 * observed),
            bins.map(({ fitted }) => 100 * fitted),
          )}
        />
        <LineChart
          title={t("quantiles", { name })}
          description={t("quantilesText")}
          unit={unit}
          decimals={1}
          fromZero
          positionLabel={t("probability")}
          positions={quantiles.map((quantile) => `${number(100 * quantile.probability, 1)} %`)}
          lines={lines(
            quantiles.map(({ observed }) => observed),
            quantiles.map(({ fitted }) => fitted),
          )}
        />
      </div>
    </div>
  );
}
