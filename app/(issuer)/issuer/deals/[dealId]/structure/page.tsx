import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { apiGet } from "../../../../../_api/server";
import { Amount } from "../../../../../_components/amount";
import { DateText } from "../../../../../_components/date-text";
import { EmptyState } from "../../../../../_components/empty-state";
import { KeyFigures } from "../../../../../_components/key-figures";
import { Link } from "../../../../../_components/link";
import { formatRate } from "../../../../../_components/number-format";
import { PageHeader } from "../../../../../_components/page-header";
import { Section } from "../../../../../_components/section";
import { paths } from "../../../../../_paths";
import { DealBadge } from "../../../../_deals/deal-badge";
import { DealTrail } from "../../../../_deals/deal-trail";
import { frozenTerms } from "../../../../_deals/frozen-terms";
import { ProjectionCharts } from "../../../../_deals/projection-charts";
import { PublishDialog } from "../../../../_deals/publish-dialog";
import { RehearsalForm } from "../../../../_deals/rehearsal-form";
import { ScheduleSection } from "../../../../_deals/schedule-section";
import { readStructureChoice } from "../../../../_deals/structure-choice";
import { StructureForm } from "../../../../_deals/structure-form";
import { TrancheOverview } from "../../../../_deals/tranche-overview";
import { WaterfallSection } from "../../../../_deals/waterfall-section";
import { DealView } from "../../../../_model/deal-shapes";

type Props = {
  readonly params: Promise<{ readonly dealId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("issuer.structure"))("title") };
}

/** What the deal becomes on its pool's cash: the figures to decide on before anything is frozen. */
export default async function StructurePage({ params, searchParams }: Props) {
  const [{ dealId }, query] = await Promise.all([params, searchParams]);
  const [t, studio, view] = await Promise.all([
    getTranslations("issuer.structure"),
    getTranslations("dealStudio"),
    apiGet(`/deals/${encodeURIComponent(dealId)}`, DealView),
  ]);
  const { deal } = view.value;
  return (
    <>
      <PageHeader
        above={<DealTrail deal={deal} current={t("title")} />}
        title={t("titleOf", { name: deal.name })}
        lead={t("lead")}
        status={<DealBadge status={deal.status} />}
        actions={
          <>
            <Link href={paths.issuer.dealStudio(deal.id)} look="button">
              {studio("open")}
            </Link>
            <Publish view={view} />
          </>
        }
      />
      {deal.terms && deal.projectionSummary && view.projection ? (
        <Results view={view} query={query} />
      ) : (
        <EmptyState
          title={t("emptyTitle")}
          text={t("emptyText")}
          action={
            <Link href={paths.issuer.deal(deal.id)} look="primary-button">
              {t("emptyAction")}
            </Link>
          }
        />
      )}
    </>
  );
}

async function Publish({ view }: { readonly view: DealView }) {
  const { deal } = view.value;
  if (deal.status !== "structured" || !deal.terms) return null;
  const [publish, locale, format] = await Promise.all([getTranslations("issuer.publish"), getLocale(), getFormatter()]);
  const frozen = frozenTerms(deal.terms, publish, format, locale);
  return <PublishDialog dealId={deal.id} version={view.version} name={deal.name} frozen={frozen} />;
}

async function Results({
  view,
  query,
}: {
  readonly view: DealView;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
}) {
  const [t, rehearsal, locale] = await Promise.all([
    getTranslations("issuer.structure"),
    getTranslations("issuer.rehearsal"),
    getLocale(),
  ]);
  const { deal } = view.value;
  const { terms, projectionSummary: summary } = deal;
  const { projection } = view;
  if (!terms || !summary || !projection) return null;
  const { currency } = terms;
  const total = terms.tranches.reduce((sum, { originalParMinor }) => sum + BigInt(originalParMinor), 0n);
  const shock = formatRate(locale, projection.downsideShockBps / 10_000, 1);
  const choice = readStructureChoice(query, {
    periods: projection.base.periods.map(({ period }) => period),
    tranches: terms.tranches.map(({ id }) => id),
  });
  const tested = terms.waterfall.some(({ kind }) => kind === "dscr-test");
  const { firstBreach } = summary.downside;
  return (
    <>
      <KeyFigures
        label={t("keyFigures")}
        figures={[
          { label: t("total"), value: <Amount value={{ currency, minor: total.toString() }} /> },
          {
            label: t("reserve"),
            value: <Amount value={{ currency, minor: terms.initialReserveMinor }} />,
            note: t("reserveNote"),
          },
          {
            label: t("residualTotal"),
            value: <Amount value={{ currency, minor: summary.base.residualTotalMinor }} />,
            note: t("baseNote"),
          },
          {
            label: t("breach"),
            value: firstBreach === null ? t("breachNever") : <DateText value={firstBreach} />,
            note: tested ? t("breachNote", { shock }) : t("breachNoTest"),
          },
        ]}
      />
      <TrancheOverview terms={terms} projection={projection} summary={summary} />
      <ProjectionCharts terms={terms} projection={projection} shock={shock} />
      <ScheduleSection terms={terms} projection={projection} choice={choice} />
      <WaterfallSection terms={terms} projection={projection} choice={choice} />
      <Section title={rehearsal("title")} lead={rehearsal("lead")}>
        <RehearsalForm
          terms={{
            dealId: terms.dealId,
            currency,
            tranches: terms.tranches,
            enforcementWaterfall: terms.enforcementWaterfall,
          }}
          periods={projection.base.periods.map(({ period }) => period)}
        />
      </Section>
      {deal.status === "structured" && (
        <Section title={t("otherDownside")} lead={t("otherDownsideLead")} card>
          <StructureForm dealId={deal.id} version={view.version} downsideShockBps={projection.downsideShockBps} again />
        </Section>
      )}
    </>
  );
}
