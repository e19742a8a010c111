import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs } from "../../../../../../_components/breadcrumbs";
import { formatDate } from "../../../../../../_components/date-format";
import { EmptyState } from "../../../../../../_components/empty-state";
import { PageHeader } from "../../../../../../_components/page-header";
import { paths } from "../../../../../../_paths";
import { dealNames } from "../../../../../../_periods/deal-names";
import { PeriodDocuments } from "../../../../../../_periods/period-documents";
import { readPeriodView, readTerms } from "../../../../../../_periods/read-periods";
import { StateBadge } from "../../../../../../_periods/state-badge";
import { EvidencePanel } from "../../../../../_report/evidence-panel";
import { LinesSection } from "../../../../../_report/lines-section";
import { ReportView } from "../../../../../_report/report-view";

type Props = {
  readonly params: Promise<{ readonly dealId: string; readonly period: string }>;
  readonly searchParams: Promise<{ readonly lines?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dealId, period } = await params;
  const [{ deal }, locale] = await Promise.all([readPeriodView(dealId, period), getLocale()]);
  return { title: `${formatDate(locale, period, "month", "UTC")}, ${deal.name}` };
}

/** One period for the auditor: its report beside its evidence, and below them every table that both are made of. */
export default async function AuditedPeriodPage({ params, searchParams }: Props) {
  const { dealId, period } = await params;
  const [t, locale, view, terms, query] = await Promise.all([
    getTranslations("auditor"),
    getLocale(),
    readPeriodView(dealId, period),
    readTerms(dealId),
    searchParams,
  ]);
  const { deal, statement, distribution } = view;
  const names = dealNames(terms);
  const month = formatDate(locale, period, "month", "UTC");
  const isReported = distribution?.anchor != null;
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: t("title"), href: paths.auditor.home },
              { label: deal.name, href: paths.auditor.deal(dealId) },
            ]}
            current={month}
          />
        }
        title={month}
        lead={t("periodLead", { deal: deal.name })}
        status={statement && <StateBadge state={statement.state} />}
      />
      {isReported ? (
        <div className="mb-12 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ReportView file={paths.file.period(dealId, period, "report.pdf")} title={t("report.title", { month })} />
          <EvidencePanel view={view} />
        </div>
      ) : (
        <div className="mb-12">
          <EmptyState title={t("noReportTitle")} text={t("noReportText")} />
        </div>
      )}
      <PeriodDocuments
        view={view}
        names={names}
        lines={
          statement && (
            <LinesSection
              statementId={statement.id}
              currency={deal.currency}
              names={names}
              offset={offsetOf(query.lines)}
              hrefOf={(offset) => `${paths.auditor.period(dealId, period)}?lines=${offset}#lines`}
            />
          )
        }
      />
    </>
  );
}

function offsetOf(value: string | string[] | undefined): number {
  const offset = Number(typeof value === "string" ? value : "0");
  return Number.isSafeInteger(offset) && offset >= 0 ? offset : 0;
}
