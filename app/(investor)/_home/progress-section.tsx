import { getLocale, getTranslations } from "next-intl/server";
import type { HoldingView } from "@/lib/api/views/order-view";
import { TrancheProgress } from "@/lib/core/abs/projection/tranche-progress";
import { Currency } from "@/lib/core/money/currency";
import { apiRead } from "../../_api/server";
import { LineChart } from "../../_charts/line-chart";
import { thousands } from "../../_charts/thousands";
import { DataTable } from "../../_components/data-table";
import { DateText } from "../../_components/date-text";
import { Disclosure } from "../../_components/disclosure";
import { Facts } from "../../_components/facts";
import { formatNumber, formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";

/** How each note that is held goes against the forecast that it was sold on; nothing where nothing is held. */
export async function ProgressSection({ holdings }: { readonly holdings: readonly HoldingView[] }) {
  if (holdings.length === 0) return null;
  const [t, read] = await Promise.all([
    getTranslations("investor.progress"),
    Promise.all(
      holdings.map(async (holding) => ({
        holding,
        progress: await apiRead(`/offerings/${encodeURIComponent(holding.offeringId)}/progress`, TrancheProgress),
      })),
    ),
  ]);
  const known = read.flatMap(({ holding, progress }) => (progress.ok ? [{ holding, progress: progress.value }] : []));
  if (known.length === 0) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="grid gap-4">
        {known.map(({ holding, progress }) => (
          <Disclosure key={holding.token} summary={`${holding.trancheName} (${holding.symbol}), ${holding.dealName}`}>
            <Progress holding={holding} progress={progress} />
          </Disclosure>
        ))}
      </div>
    </Section>
  );
}

async function Progress({ holding, progress }: { readonly holding: HoldingView; readonly progress: TrancheProgress }) {
  const [t, locale] = await Promise.all([getTranslations("investor.progress"), getLocale()]);
  const currency = Currency.parse(holding.currency);
  const { actualUntil, realised, before, now, flows } = progress;
  const both = (pick: (figures: typeof before) => string | null, write: (value: string) => string) => {
    const [was, is] = [pick(before), pick(now)];
    return t("thenNow", { before: was === null ? t("none") : write(was), now: is === null ? t("none") : write(is) });
  };
  return (
    <div className="grid gap-6">
      <Facts
        items={[
          { label: t("actualUntil"), value: actualUntil === null ? t("none") : <DateText value={actualUntil} /> },
          { label: t("realised"), value: realised === null ? t("none") : formatRate(locale, realised, 1) },
          {
            label: t("yield"),
            value: both(
              ({ yieldRate }) => yieldRate,
              (rate) => formatRate(locale, rate),
            ),
          },
          {
            label: t("life"),
            value: both(
              ({ walYears }) => walYears,
              (years) => t("years", { years: formatNumber(locale, Number(years), 2) }),
            ),
          },
        ]}
      />
      <LineChart
        title={t("chart")}
        description={t("chartText")}
        unit={t("thousand", { currency })}
        positionLabel={t("period")}
        positions={flows.map(({ period, isActual }) => (isActual ? t("actualPeriod", { period }) : period))}
        lines={[
          {
            ...{ id: "then", label: t("then"), color: holding.trancheClass, dashed: true },
            values: flows.map(({ balanceBeforeMinor }) => thousands(BigInt(balanceBeforeMinor), currency)),
          },
          {
            ...{ id: "now", label: t("now"), color: holding.trancheClass },
            values: flows.map(({ balanceNowMinor }) => thousands(BigInt(balanceNowMinor), currency)),
          },
        ]}
        fromZero
      />
      <DataTable
        caption={t("table")}
        columns={[
          { id: "period", header: t("period") },
          { id: "payment", header: t("payment"), kind: "date" },
          { id: "kind", header: t("kind") },
          { id: "before", header: t("paidThen"), kind: "amount", unit: currency },
          { id: "now", header: t("paidNow"), kind: "amount", unit: currency },
        ]}
        rows={flows.map((flow) => ({
          id: flow.period,
          cells: {
            period: flow.period,
            payment: flow.payment,
            kind: t(flow.isActual ? "actual" : "forecast"),
            before: { currency, minor: flow.beforeMinor },
            now: { currency, minor: flow.nowMinor },
          },
        }))}
      />
    </div>
  );
}
