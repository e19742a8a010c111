import { useTranslations } from "next-intl";
import { REVENUE_STREAMS } from "@/lib/core/cashflow/lines/monthly-cash-flow";
import { EnergyDayChart } from "../../_charts/energy-day-chart";
import { LineChart } from "../../_charts/line-chart";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { TrancheStack } from "../../_charts/tranche-stack";
import { WaterfallChart } from "../../_charts/waterfall-chart";
import { Section } from "../../_components/section";
import { course, years } from "./sample-data";

const usd = (minor: string) => ({ currency: "USD", minor }) as const;
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);
const sun = hours.map((_, hour) => Math.max(0, Math.round(210 * Math.sin(((hour - 5) / 15) * Math.PI))));
const cars = hours.map(
  (_, hour) => -Math.round(20 + 90 * Math.exp(-(((hour - 18) / 3.2) ** 2)) + 40 * Math.exp(-(((hour - 8) / 2) ** 2))),
);
const host = hours.map((_, hour) => (hour >= 7 && hour < 19 ? -24 : -8));
const surplus = sun.map((value, hour) => value + (cars[hour] ?? 0) + (host[hour] ?? 0));
const battery = surplus.map((value) => -Math.max(-60, Math.min(70, value)));

export function ChartSamples() {
  const t = useTranslations("gallery");
  const chart = useTranslations("chart");
  const costs = course(58, -0.02).map((value, index) => -(value + (index === 12 ? 260 : 0)));
  return (
    <Section title={t("section.charts")}>
      <div className="grid gap-12">
        <StackedBarChart
          title={t("sample.chartCash")}
          description={t("sample.chartCashText")}
          unit="USD thousand"
          decimals={1}
          positionLabel={t("sample.year")}
          positions={years}
          net={t("sample.chartNet")}
          series={[
            ...REVENUE_STREAMS.map((stream, index) => ({
              id: stream,
              label: chart(`streams.${stream}`),
              color: stream,
              values: course([120, 48, 36, 22, 18, 14, 20, 9, 6][index] ?? 5, 0.005 * index),
            })),
            { id: "cost", label: t("sample.costs"), color: "cost", values: costs },
          ]}
        />
        <div className="grid gap-12 lg:grid-cols-2">
          <TrancheStack
            title={t("sample.chartTranches")}
            description={t("sample.chartTranchesText")}
            tranches={[
              { id: "a", label: chart("tranches.senior"), class: "senior", size: usd("70000000") },
              { id: "b", label: chart("tranches.mezzanine"), class: "mezzanine", size: usd("18000000") },
              { id: "c", label: chart("tranches.junior"), class: "junior", size: usd("9000000") },
              { id: "d", label: chart("tranches.residual"), class: "residual", size: usd("3000000") },
            ]}
          />
          <LineChart
            title={t("sample.chartDscr")}
            description={t("sample.chartDscrText")}
            unit="×"
            positionLabel={t("sample.year")}
            positions={years}
            reference={{ label: t("sample.covenant"), value: 1.15 }}
            lines={[
              {
                id: "base",
                label: t("sample.base"),
                color: "current",
                values: years.map((_, index) => 1.52 - 0.012 * index),
              },
              {
                id: "downside",
                label: t("sample.downside"),
                color: "comparison",
                dashed: true,
                values: years.map((_, index) => 1.28 - 0.1 * Math.sin(index / 5.4) - 0.003 * index),
              },
            ]}
          />
        </div>
        <WaterfallChart
          title={t("sample.chartWaterfall")}
          description={t("sample.chartWaterfallText")}
          cashIn={usd("7244382")}
          steps={[
            { id: "opex", label: t("sample.operating"), paid: usd("1420055") },
            { id: "fees", label: t("sample.fees"), paid: usd("125000") },
            { id: "senior", label: t("sample.seniorInterest"), paid: usd("2187500"), color: "senior" },
            { id: "mezz", label: t("sample.mezzInterest"), paid: usd("650000"), color: "mezzanine" },
            { id: "reserve", label: t("sample.reserve"), paid: usd("120000") },
            { id: "principal", label: t("sample.seniorPrincipal"), paid: usd("2000000"), color: "senior" },
            {
              id: "junior",
              label: t("sample.juniorInterest"),
              paid: usd("400000"),
              unpaid: usd("15000"),
              color: "junior",
            },
          ]}
        />
        <EnergyDayChart
          title={t("sample.chartDay")}
          description={t("sample.chartDayText")}
          unit="kWh"
          times={hours}
          flows={{
            pv: sun,
            charging: cars,
            host,
            battery,
            grid: surplus.map((value, hour) => -(value + (battery[hour] ?? 0))),
          }}
        />
      </div>
    </Section>
  );
}
