import { useTranslations } from "next-intl";
import type { Statement } from "@/lib/core/settlement/statement";
import { Amount } from "../_components/amount";
import { KeyFigures } from "../_components/key-figures";
import { Rate } from "../_components/rate";
import { AvailableFunds } from "./available-funds";
import { CostsTable } from "./costs-table";
import type { DealNames } from "./deal-names";
import { LabelMatrix, LabelReasons } from "./label-matrix";
import { ProceedsTable } from "./proceeds-table";
import { QualityTable } from "./quality-table";

type Props = { readonly statement: Statement; readonly names: DealNames };

/** A statement of Available Funds: the figures, how they come about, and by what evidence each cent stands. */
export function StatementView({ statement, names }: Props) {
  const t = useTranslations("period.statement");
  const { totals, currency, cells, operatingCosts, stations, sessions, proceeds } = statement;
  const observed = statement.availability?.reduce((sum, month) => ({
    ...month,
    measured: sum.measured + month.measured,
    expected: sum.expected + month.expected,
  }));
  const amount = (minor: string) => <Amount value={{ currency, minor }} />;
  return (
    <div className="grid gap-6">
      <KeyFigures
        label={t("figures")}
        figures={[
          { label: t("availableFunds"), value: amount(totals.availableFundsMinor), note: t("availableFundsNote") },
          { label: t("distributable"), value: amount(totals.distributableMinor), note: t("distributableNote") },
          { label: t("suspense"), value: amount(totals.suspenseMinor), note: t("suspenseNote") },
          { label: t("vat"), value: amount(totals.vatMinor), note: t("vatNote") },
          ...(observed
            ? [
                {
                  label: t("availability"),
                  value: <Rate value={observed.measured / Math.max(1, observed.expected)} />,
                  note: t("availabilityNote", { months: statement.availability?.length ?? 0 }),
                },
              ]
            : []),
          {
            label: t("sessions"),
            value: t("sessionCount", { count: sessions.verified }),
            note: t("sessionsNote", { refused: sessions.refused, energy: Number(sessions.energyWh) / 1_000 }),
          },
        ]}
      />
      <AvailableFunds statement={statement} currency={currency} />
      <LabelMatrix cells={cells} currency={currency} />
      <LabelReasons cells={cells} currency={currency} />
      {proceeds && <ProceedsTable proceeds={proceeds} currency={currency} />}
      <CostsTable costs={operatingCosts} currency={currency} />
      <QualityTable stations={stations} names={names} of="statement" />
    </div>
  );
}
