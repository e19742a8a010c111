import { useFormatter, useTranslations } from "next-intl";
import { daysInMonth } from "@/lib/core/time/local-date";
import { StackedBarChart } from "../../_charts/stacked-bar-chart";
import { Button } from "../../_components/button";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import { energySeries } from "./energy-series";
import { type HourlyTable, hoursOfDay, monthlySums } from "./hourly-table";
import type { SimulationChoice } from "./simulation-choice";

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1);
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

type Props = { readonly table: HourlyTable; readonly choice: SimulationChoice };

/** Where the energy of the first year comes from and goes to: by month, and hour by hour on a chosen day. */
export function EnergySections({ table, choice }: Props) {
  const t = useTranslations("issuer.simulation");
  const lines = useTranslations("issuer.energyLine");
  const format = useFormatter();
  const monthName = (month: number, width: "short" | "long") =>
    format.dateTime(new Date(Date.UTC(2001, month - 1, 1)), { month: width, timeZone: "UTC" });
  const day = Math.min(choice.day, daysInMonth(2001, choice.month));
  const dayName = format.dateTime(new Date(Date.UTC(2001, choice.month - 1, day)), {
    ...{ month: "long", day: "numeric", timeZone: "UTC" },
  });
  return (
    <Section title={t("energyTitle")} lead={t("energyLead")}>
      <StackedBarChart
        title={t("energyByMonth")}
        description={t("energyByMonthText")}
        unit="MWh"
        decimals={2}
        positionLabel={t("month")}
        positions={MONTHS.map((month) => monthName(month, "short"))}
        series={energySeries(monthlySums(table), (line) => lines(line), 1000)}
      />
      <div className="mt-12">
        <form method="get" className="mb-6 flex flex-wrap items-end gap-4" data-print="hide">
          <input type="hidden" name="year" value={choice.year} />
          <div className="w-40">
            <Select
              key={choice.month}
              name="month"
              label={t("month")}
              defaultValue={String(choice.month)}
              options={MONTHS.map((month) => ({ value: String(month), label: monthName(month, "long") }))}
            />
          </div>
          <div className="w-28">
            <Select
              key={day}
              name="day"
              label={t("day")}
              defaultValue={String(day)}
              options={DAYS.map((value) => ({ value: String(value), label: String(value) }))}
            />
          </div>
          <Button type="submit">{t("show")}</Button>
        </form>
        <StackedBarChart
          title={t("energyOfDay", { day: dayName })}
          description={t("energyOfDayText")}
          unit="kWh"
          decimals={1}
          positionLabel={t("hour")}
          positions={HOURS}
          series={energySeries(hoursOfDay(table, choice.month, day), (line) => lines(line))}
        />
      </div>
    </Section>
  );
}
