import { useLocale, useTranslations } from "next-intl";
import { Amount } from "../../_components/amount";
import { DataTable } from "../../_components/data-table";
import { Facts } from "../../_components/facts";
import { Hash } from "../../_components/hash";
import { formatAmount, formatNumber } from "../../_components/number-format";
import type { TableColumn, TableRow } from "../../_components/table-cell";
import { InclusionFacts } from "../../_periods/inclusion-facts";
import type { TracedCoupon } from "./coupon-shapes";
import { Level } from "./level";
import { LinesLevel } from "./lines-level";

type Props = {
  readonly traced: TracedCoupon;
  /** First line shown, from 0. */
  readonly offset: number;
  readonly hrefOf: (offset: number) => string;
};

/** amount -> per token -> tranche -> waterfall -> statement -> sessions -> readings, each level with its proof. */
export function CouponWay({ traced: { coupon, trace }, offset, hrefOf }: Props) {
  const t = useTranslations("investor.coupons.way");
  const locale = useLocale();
  const { entitlement, distribution } = trace;
  const money = (minor: string) => ({ currency: coupon.currency, minor });
  const text = (minor: string) => formatAmount(locale, money(minor));
  const tokens = (count: string) => formatNumber(locale, Number(count));
  return (
    <ol>
      <Level
        number={1}
        title={t("amount.title")}
        more={t("more")}
        summary={t("amount.summary", { amount: text(entitlement.amountMinor), tokens: tokens(entitlement.tokens) })}
      >
        <InclusionFacts
          of={t("amount.of")}
          text={trace.entitlementProof.text}
          proof={trace.entitlementProof.proof}
          root={distribution.entitlementsRoot}
          rootName={t("amount.root")}
        />
        {coupon.transactionHash !== null && (
          <Facts
            items={[
              {
                label: t("amount.transaction"),
                value: <Hash value={coupon.transactionHash} full of={t("amount.transaction")} />,
              },
            ]}
          />
        )}
      </Level>
      <Level
        number={2}
        title={t("token.title")}
        more={t("more")}
        summary={t("token.summary", {
          declared: text(distribution.totalMinor),
          circulating: tokens(distribution.circulatingTokens),
        })}
      >
        <p className="text-14">
          {t("token.formula", {
            declared: text(distribution.totalMinor),
            tokens: tokens(entitlement.tokens),
            circulating: tokens(distribution.circulatingTokens),
            amount: text(entitlement.amountMinor),
          })}
        </p>
      </Level>
      <Level
        number={3}
        title={t("tranche.title", { tranche: coupon.trancheName })}
        more={t("more")}
        summary={t("tranche.summary", { paid: text(distribution.trancheMinor), holders: distribution.holders })}
      >
        <Facts
          items={[
            { label: t("tranche.fromWaterfall"), value: <Amount value={money(distribution.trancheMinor)} /> },
            { label: t("tranche.retained"), value: <Amount value={money(distribution.retainedMinor)} /> },
            { label: t("tranche.declared"), value: <Amount value={money(distribution.totalMinor)} /> },
            { label: t("tranche.dust"), value: <Amount value={money(distribution.dustMinor)} /> },
            {
              label: t("tranche.hash"),
              value: <Hash value={trace.distributionHash} full of={t("tranche.hash")} />,
            },
          ]}
        />
      </Level>
      <Level
        number={4}
        title={t("waterfall.title")}
        more={t("more")}
        summary={t("waterfall.summary", { count: trace.transfers.length, tranche: coupon.trancheName })}
      >
        <Transfers traced={{ coupon, trace }} />
      </Level>
      <Level
        number={5}
        title={t("statement.title")}
        more={t("more")}
        summary={t("statement.summary", { amount: text(trace.distributableMinor), count: trace.lineCount })}
      >
        <Facts
          items={[
            { label: t("statement.hash"), value: <Hash value={trace.statementHash} full of={t("statement.hash")} /> },
            {
              label: t("statement.linesRoot"),
              value: <Hash value={trace.linesRoot} full of={t("statement.linesRoot")} />,
            },
            {
              label: t("statement.evidenceRoot"),
              value: <Hash value={trace.evidenceRoot} full of={t("statement.evidenceRoot")} />,
            },
          ]}
        />
        <p className="max-w-prose text-14 text-muted">{t("statement.signed")}</p>
      </Level>
      <LinesLevel coupon={coupon} trace={trace} offset={offset} hrefOf={hrefOf} />
    </ol>
  );
}

function Transfers({ traced: { coupon, trace } }: { readonly traced: TracedCoupon }) {
  const t = useTranslations("period.waterfall");
  const columns: readonly TableColumn[] = [
    { id: "step", header: t("transfer") },
    { id: "from", header: t("from") },
    { id: "due", header: t("due"), kind: "amount", unit: coupon.currency },
    { id: "paid", header: t("paid"), kind: "amount", unit: coupon.currency },
    { id: "shortfall", header: t("shortfall"), kind: "amount", unit: coupon.currency },
  ];
  const rows: readonly TableRow[] = trace.transfers.map((transfer, index) => ({
    id: `${transfer.stepId} ${index}`,
    cells: {
      step: t("toPayee", { kind: t(`kinds.${transfer.kind}`), to: coupon.trancheName }),
      from: t(`accounts.${transfer.from}`),
      due: { currency: coupon.currency, minor: transfer.dueMinor },
      paid: { currency: coupon.currency, minor: transfer.amountMinor },
      shortfall: { currency: coupon.currency, minor: transfer.shortfallMinor },
    },
  }));
  return <DataTable caption={t("transfersCaption")} columns={columns} rows={rows} />;
}
