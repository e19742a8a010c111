import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Amount } from "../../_components/amount";
import { DateText } from "../../_components/date-text";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { StatusBadge } from "../../_components/status-badge";
import { paths } from "../../_paths";
import type { ChecklistStep, PeriodView } from "../../_periods/period-shapes";

type Props = { readonly step: ChecklistStep; readonly view: PeriodView };

/** What a step has come to, in one line with its figures. */
export function StepDetail({ step: { step, counts }, view }: Props) {
  const t = useTranslations("operator.periods.facts");
  const { record, statement, distribution, proposal, deal } = view;
  const money = (minor: string) => <Amount value={{ currency: deal.currency, minor }} />;
  const when = (at: string) => <DateText value={at} timeZone={deal.timeZone} />;
  const figure = (name: string) => counts[name] ?? 0;
  const signatures = () => t("signatures", { signed: figure("signed"), needed: figure("needed") });
  switch (step) {
    case "measured":
      return <Line>{t("devices", { complete: figure("complete"), enrolled: figure("enrolled") })}</Line>;
    case "settled":
      return (
        record?.settlement && (
          <Line>
            {t("settled", { charges: record.settlement.charges, payouts: record.settlement.payouts })}{" "}
            {money(record.settlement.payoutMinor)}
          </Line>
        )
      );
    case "bank":
      return <Line>{t("bank", { count: figure("statements") })}</Line>;
    case "invoices":
      return <Line>{t("invoices", { count: figure("invoices") })}</Line>;
    case "statement":
      return (
        statement && (
          <Line>
            {t("version", { version: statement.version })} {money(statement.totals.availableFundsMinor)}{" "}
            <StatusBadge
              tone={figure("breaks") > 0 ? "warn" : "good"}
              label={t("breaks", { count: figure("breaks") })}
            />
          </Line>
        )
      );
    case "attested":
      return statement && <Line>{signatures()}</Line>;
    case "distribution-attested":
      return distribution && <Line>{signatures()}</Line>;
    case "anchored":
      return <AnchorLine anchor={statement?.anchor ?? null} name={t("transaction")} when={when} />;
    case "distribution-anchored":
      return <AnchorLine anchor={distribution?.anchor ?? null} name={t("transaction")} when={when} />;
    case "record":
      return <Line>{t.rich("record", { day: () => <DateText value={view.period.record} /> })}</Line>;
    case "distribution":
      return (
        distribution && (
          <Line>
            {t("distribution", { holders: holdersOf(distribution) })} {money(distribution.set.totalMinor)}
          </Line>
        )
      );
    case "funded":
      return (
        distribution?.funding && (
          <Line>
            {money(distribution.funding.amountMinor)} {when(distribution.funding.fundedAt)}
            {distribution.funding.simulated && <StatusBadge status="simulated" />}
          </Line>
        )
      );
    case "proposed":
      return (
        proposal && (
          <Line>
            <Link href={paths.signer.proposal(proposal.id)}>{t("proposal")}</Link>{" "}
            {t(`proposalStates.${proposal.status}`)}
          </Line>
        )
      );
    case "declared":
      return (
        distribution?.executionHash && (
          <Line>
            <Hash value={distribution.executionHash} of={t("transaction")} />
          </Line>
        )
      );
    case "paid":
      return (
        distribution &&
        distribution.payments.length > 0 && (
          <Line>{t("paid", { paid: figure("paid"), holders: figure("holders"), unpaid: figure("unpaid") })}</Line>
        )
      );
    default:
      return step satisfies never;
  }
}

function Line({ children }: { readonly children: ReactNode }) {
  return <p className="flex flex-wrap items-center gap-x-2 text-ink">{children}</p>;
}

type AnchorProps = {
  readonly anchor: { readonly transactionHash: string; readonly anchoredAt: string } | null;
  readonly name: string;
  readonly when: (at: string) => ReactNode;
};

function AnchorLine({ anchor, name, when }: AnchorProps) {
  if (!anchor) return null;
  return (
    <Line>
      {when(anchor.anchoredAt)} <Hash value={anchor.transactionHash} of={name} />
    </Line>
  );
}

function holdersOf({ set }: NonNullable<PeriodView["distribution"]>): number {
  return set.distributions.reduce((sum, { holders }) => sum + holders, 0);
}
