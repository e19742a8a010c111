import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { hasRole, requireMe } from "../../../../../../_api/me";
import { readSystem } from "../../../../../../_api/system";
import { Breadcrumbs } from "../../../../../../_components/breadcrumbs";
import { formatDate } from "../../../../../../_components/date-format";
import { PageHeader } from "../../../../../../_components/page-header";
import { Section } from "../../../../../../_components/section";
import { paths } from "../../../../../../_paths";
import { CalendarFacts } from "../../../../../../_periods/calendar-facts";
import { ClockControl } from "../../../../../../_periods/clock-control";
import { momentsAhead } from "../../../../../../_periods/clock-moments";
import { dealNames } from "../../../../../../_periods/deal-names";
import { FollowWork } from "../../../../../../_periods/follow-work";
import { PeriodDocuments } from "../../../../../../_periods/period-documents";
import { readPeriodView, readTerms } from "../../../../../../_periods/read-periods";
import { StateBadge } from "../../../../../../_periods/state-badge";
import { Checklist } from "../../../../../_periods/checklist";
import { DataSection } from "../../../../../_periods/data-section";
import { InputsSection } from "../../../../../_periods/inputs-section";
import { TrusteePanel } from "../../../../../_periods/trustee-panel";
import { workUnderWay } from "../../../../../_periods/work-under-way";

type Props = { readonly params: Promise<{ readonly dealId: string; readonly period: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dealId, period } = await params;
  const [{ deal }, locale] = await Promise.all([readPeriodView(dealId, period), getLocale()]);
  return { title: `${formatDate(locale, period, "month", "UTC")}, ${deal.name}` };
}

/** The close of one period: the checklist first, then everything that it speaks of. */
export default async function PeriodPage({ params }: Props) {
  const { dealId, period } = await params;
  const [t, clock, locale, me, view, terms, system] = await Promise.all([
    getTranslations("operator.periods"),
    getTranslations("period.clock.moments"),
    getLocale(),
    requireMe(),
    readPeriodView(dealId, period),
    readTerms(dealId),
    readSystem(),
  ]);
  const { deal, statement, distribution } = view;
  const names = dealNames(terms);
  const isLocal = system?.mode === "local";
  const operates = hasRole(me, ["operator"]);
  const month = formatDate(locale, period, "month", "UTC");
  const work = workUnderWay(view);
  return (
    <>
      <PageHeader
        above={
          <Breadcrumbs
            trail={[
              { label: t("dealsTitle"), href: paths.operator.deals },
              { label: deal.name, href: paths.operator.deal(dealId) },
            ]}
            current={month}
          />
        }
        title={month}
        lead={t("periodLead", { deal: deal.name })}
        status={
          distribution ? <StateBadge state={distribution.state} /> : statement && <StateBadge state={statement.state} />
        }
      />
      <div className="mb-6 grid gap-6">
        {system && isLocal && (
          <ClockControl
            now={system.now}
            timeZone={deal.timeZone}
            moments={momentsAhead(view.period, deal.timeZone, system.now).map(({ id, at }) => ({
              ...{ id, at },
              label: clock(id),
            }))}
          />
        )}
        {work && (
          <FollowWork
            label={t(`work.${work.id}`)}
            progress={work.needed > 0 ? { done: work.done, total: work.needed } : null}
            note={t("workNote")}
          />
        )}
      </div>
      <Checklist view={view} rights={{ operates, isLocal }} />
      {hasRole(me, ["trustee"]) && <TrusteePanel view={view} />}
      <Section title={t("calendar")}>
        <CalendarFacts period={view.period} />
      </Section>
      <DataSection terms={terms} period={period} names={names} />
      <InputsSection view={view} terms={terms} operates={operates} oversees={hasRole(me, ["trustee"])} />
      <PeriodDocuments view={view} names={names} />
    </>
  );
}
