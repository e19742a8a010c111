import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { WaterfallResultJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import { RegisterSnapshot } from "@/lib/core/distribution/register-snapshot";
import { apiRead } from "../_api/server";
import { ErrorNotice } from "../_components/error-notice";
import { Hash } from "../_components/hash";
import { Section } from "../_components/section";
import type { DealNames } from "./deal-names";
import { DistributionTable } from "./distribution-table";
import { PaymentsTable } from "./payments-table";
import { DistributionState, standingHold } from "./period-shapes";
import { RegisterTable } from "./register-table";
import { StateBadge } from "./state-badge";
import { WaterfallView } from "./waterfall-view";

const View = z.object({
  distribution: DistributionState,
  waterfall: WaterfallResultJson,
  register: RegisterSnapshot,
});

type Props = {
  readonly dealId: string;
  readonly period: string;
  /** What the waterfall ran on [minor]. */
  readonly cashMinor: string;
  readonly names: DealNames;
};

/** Waterfall, the split among the holders of record, and how far the payment has come. */
export async function DistributionSection({ dealId, period, cashMinor, names }: Props) {
  const [t, result] = await Promise.all([
    getTranslations("period.distribution"),
    apiRead(`/deals/${encodeURIComponent(dealId)}/periods/${encodeURIComponent(period)}/distribution`, View),
  ]);
  if (!result.ok) {
    return (
      <Section title={t("waterfallTitle")}>
        <ErrorNotice problem={result.problem} />
      </Section>
    );
  }
  const { distribution, waterfall, register } = result.value;
  const { currency } = distribution.set;
  return (
    <>
      <Section title={t("waterfallTitle")} lead={t("waterfallLead")}>
        <WaterfallView waterfall={waterfall} cashMinor={cashMinor} currency={currency} names={names} />
      </Section>
      <Section
        title={t("title")}
        lead={t("lead")}
        actions={<StateBadge state={distribution.state} held={standingHold(distribution) !== undefined} />}
      >
        <div className="grid gap-6">
          <DistributionTable set={distribution.set} names={names} />
          <RegisterTable register={register} names={names} />
          {distribution.payments.length > 0 && (
            <PaymentsTable payments={distribution.payments} set={distribution.set} names={names} />
          )}
          <p className="flex flex-wrap items-center gap-2 text-14">
            {t("hash")} <Hash value={distribution.distributionHash} of={t("hash")} />
            {distribution.anchor && (
              <>
                {t("anchored")} <Hash value={distribution.anchor.transactionHash} of={t("transaction")} />
              </>
            )}
            {distribution.executionHash !== null && (
              <>
                {t("declaredBy")} <Hash value={distribution.executionHash} of={t("transaction")} />
              </>
            )}
          </p>
        </div>
      </Section>
    </>
  );
}
