"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Fragment, memo } from "react";
import { stepSentence } from "@/lib/core/abs/waterfall/step-sentence";
import type { TransferTarget } from "@/lib/core/abs/waterfall/waterfall-shapes";
import type { DealTerms } from "@/lib/core/deal/terms";
import { Button } from "../../_components/button";
import { formatAmount } from "../../_components/number-format";
import { ScrollBox } from "../../_components/scroll-box";
import { Section } from "../../_components/section";
import { Select } from "../../_components/select";
import { StatusBadge } from "../../_components/status-badge";
import type { LedgerStep, StepOutcome } from "./_model/date-ledger";
import type { ChosenDate } from "./_model/studio-session";
import type { StudioResult } from "./use-deal-studio";

type Props = {
  readonly result: StudioResult;
  readonly date: ChosenDate;
  readonly onChoose: (date: ChosenDate) => void;
};

/** One payment date, step by step: every transfer, and why a step moved nothing. */
export function DateSection({ result, date, onChoose }: Props) {
  const t = useTranslations("dealStudio");
  const { terms, downsideBps } = result.answer;
  const { periods } = terms.calendar;
  const place = Math.min(date.period, periods.length - 1);
  const shock = `${downsideBps / 100} %`;
  return (
    <Section title={t("date")} lead={t("dateLead")}>
      <div className="mb-6 flex flex-wrap items-end gap-3">
        <div className="w-64">
          <Select
            name="ledger-period"
            label={t("period")}
            value={String(place)}
            onChange={({ currentTarget: { value } }) => onChoose({ ...date, period: Number(value) })}
            options={periods.map(({ period, payment }, index) => ({
              ...{ value: String(index), label: t("periodPaid", { period, payment }) },
            }))}
          />
        </div>
        <div className="w-56">
          <Select
            name="ledger-case"
            label={t("case")}
            value={date.case}
            onChange={({ currentTarget: { value } }) =>
              onChoose({ ...date, case: value === "downside" ? "downside" : "base" })
            }
            options={(["base", "downside"] as const).map((value) => ({ value, label: t(`cases.${value}`, { shock }) }))}
          />
        </div>
        <Button disabled={place === 0} onClick={() => onChoose({ ...date, period: place - 1 })}>
          {t("earlier")}
        </Button>
        <Button disabled={place === periods.length - 1} onClick={() => onChoose({ ...date, period: place + 1 })}>
          {t("later")}
        </Button>
      </div>
      <LedgerTable terms={terms} ledger={result.ledger} />
    </Section>
  );
}

type LedgerProps = { readonly terms: DealTerms; readonly ledger: readonly LedgerStep[] };

const LedgerTable = memo(function LedgerTable({ terms, ledger }: LedgerProps) {
  const t = useTranslations("dealStudio");
  const locale = useLocale();
  const { currency } = terms;
  const amount = (minor: bigint | string) =>
    formatAmount(locale, { currency, minor: String(minor) }, { currency: false });
  const nameOf = (id: string) => terms.tranches.find((tranche) => tranche.id === id)?.name ?? id;
  const names = { tranche: nameOf, amount: (minor: string) => `${amount(minor)} ${currency}` };
  const targetOf = (to: TransferTarget) => {
    if (to.type === "payee") return to.payee;
    return to.type === "tranche" ? nameOf(to.trancheId) : t(`account.${to.account}`);
  };
  const heads = [t("from"), t("to"), t("due"), t("paid"), t("unpaid"), t("left")];
  return (
    <ScrollBox className="bg-surface" label={t("ledger")}>
      <table className="w-full text-14">
        <caption className="px-3 py-3 text-left text-12 text-muted">{t("ledgerCaption", { currency })}</caption>
        <thead>
          <tr>
            <th scope="col" className="border-control border-b px-3 py-2 text-left font-semibold">
              {t("step")}
            </th>
            {heads.map((head, index) => (
              <th
                key={head}
                scope="col"
                className={`border-control border-b px-3 py-2 font-semibold ${index < 2 ? "text-left" : "text-right"}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ledger.map(({ step, outcome, transfers, leftMinor }, index) => (
            <Fragment key={step.id}>
              <tr data-step={step.id} data-outcome={outcome.kind}>
                <th
                  scope="row"
                  rowSpan={Math.max(1, transfers.length)}
                  className="min-w-64 border-line border-b px-3 py-2 text-left align-top font-normal"
                >
                  <span className="font-semibold">
                    {index + 1}. {step.id}
                  </span>
                  <span className="block text-12 text-muted">{stepSentence(step, names)}</span>
                  <OutcomeText outcome={outcome} />
                </th>
                {transfers[0] ? (
                  <TransferCells transfer={transfers[0]} amount={amount} targetOf={targetOf} />
                ) : (
                  <td colSpan={5} className="border-line border-b px-3 py-2 align-top text-muted">
                    {t("noTransfer")}
                  </td>
                )}
                <td
                  rowSpan={Math.max(1, transfers.length)}
                  className="border-line border-b px-3 py-2 text-right align-top whitespace-nowrap"
                >
                  {amount(leftMinor)}
                </td>
              </tr>
              {transfers.slice(1).map((transfer) => (
                <tr key={transfer.id}>
                  <TransferCells transfer={transfer} amount={amount} targetOf={targetOf} />
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
});

type TransferProps = {
  readonly transfer: LedgerStep["transfers"][number];
  readonly amount: (minor: bigint) => string;
  readonly targetOf: (to: TransferTarget) => string;
};

function TransferCells({ transfer: { from, to, dueMinor, paidMinor, unpaidMinor }, amount, targetOf }: TransferProps) {
  const t = useTranslations("dealStudio");
  const cell = "border-line border-b px-3 py-2 align-top";
  return (
    <>
      <td className={cell}>{t(`account.${from}`)}</td>
      <td className={cell}>{targetOf(to)}</td>
      <td className={`${cell} text-right whitespace-nowrap`}>{amount(dueMinor)}</td>
      <td className={`${cell} text-right whitespace-nowrap`}>{amount(paidMinor)}</td>
      <td className={`${cell} text-right whitespace-nowrap ${unpaidMinor > 0n ? "text-bad" : ""}`}>
        {amount(unpaidMinor)}
      </td>
    </>
  );
}

function OutcomeText({ outcome }: { readonly outcome: StepOutcome }) {
  const t = useTranslations("dealStudio.outcome");
  const format = useFormatter();
  switch (outcome.kind) {
    case "paid":
      return null;
    case "short":
      return <StatusBadge tone="bad" label={t("short")} />;
    case "skipped":
      return <p className="text-12">{t(`skipped.${outcome.needs}`, { trigger: outcome.trigger })}</p>;
    case "tested": {
      const { value, minimum, failed, breached } = outcome.test;
      const shown = value === null ? t("nothingMeasured") : format.number(Number(value), { maximumFractionDigits: 4 });
      const state = failed ? "failed" : breached ? "stillBreached" : "met";
      return <StatusBadge tone={failed || breached ? "warn" : "good"} label={t(state, { value: shown, minimum })} />;
    }
    case "trigger":
      return <p className="text-12">{t(outcome.breached ? "eventStated" : "noEvent")}</p>;
    default:
      return <p className="text-12">{t(outcome.kind)}</p>;
  }
}
