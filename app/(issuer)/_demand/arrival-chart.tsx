"use client";

import { useTranslations } from "next-intl";
import type { ArrivalFit } from "@/lib/core/energy/charging/fit-arrivals";
import { LineChart } from "../../_charts/line-chart";

type Props = { readonly fit: ArrivalFit; readonly weekend: boolean };

/** Arrivals by clock hour with the 95 % interval of each rate. */
export function ArrivalChart({ fit, weekend }: Props) {
  const t = useTranslations("studio.demand");
  const hours = fit.hours.filter((hour) => hour.weekend === weekend);
  return (
    <LineChart
      title={weekend ? t("weekendArrivals") : t("workdayArrivals")}
      description={t("arrivalsText")}
      unit={t("arrivalsUnit")}
      decimals={3}
      fromZero
      positionLabel={t("hour")}
      positions={hours.map(({ hour }) => `${String(hour).padStart(2, "0")}:00`)}
      lines={[
        { id: "high", label: t("high"), color: "residual", values: hours.map(({ high }) => high), dashed: true },
        { id: "rate", label: t("rate"), color: "current", values: hours.map(({ rate }) => rate) },
        { id: "low", label: t("low"), color: "residual", values: hours.map(({ low }) => low), dashed: true },
      ]}
    />
  );
}
