import { useTranslations } from "next-intl";
import type { RehearsalResult } from "@/lib/core/abs/losses/default-rehearsal";
import type { DealTerms } from "@/lib/core/deal/terms";
import type { Currency } from "@/lib/core/money/currency";
import { LineChart } from "../../_charts/line-chart";
import { thousands } from "../../_charts/thousands";
import { DataTable } from "../../_components/data-table";
import type { TableCell, TableColumn } from "../../_components/table-cell";

type Props = { readonly terms: Pick<DealTerms, "currency" | "tranches">; readonly result: RehearsalResult };

/** What became of each tranche: its end, what it has missed so far by period, and every payment date. */
export function RehearsedDeal({ terms, result }: Props) {
  const t = useTranslations("issuer.rehearsal");
  const names = useTranslations("chart.tranches");
  const { currency, tranches } = terms;
  const money = (minor: string) => ({ currency, minor });
  return (
    <div className="grid gap-8">
      <DataTable
        caption={t("end")}
        columns={[
          { id: "tranche", header: t("tranche") },
          { id: "loss", header: t("loss"), kind: "amount", unit: currency },
          { id: "without", header: t("without"), kind: "amount", unit: currency },
          { id: "first", header: t("firstMissed") },
        ]}
        rows={result.tranches.map(({ trancheId, lossMinor, lossWithoutMinor, firstMissed }) => ({
          id: trancheId,
          cells: {
            tranche: tranches.find(({ id }) => id === trancheId)?.name ?? trancheId,
            loss: money(lossMinor),
            without: money(lossWithoutMinor),
            first: firstMissed ?? t("never"),
          },
        }))}
      />
      <LineChart
        title={t("missed")}
        description={t("missedText")}
        unit={t("thousand", { currency })}
        positionLabel={t("period")}
        positions={result.periods.map(({ period }) => period)}
        lines={tranches.map(({ id, class: color }) => ({
          id,
          label: names(color),
          color,
          values: missedSoFar(result, id, currency),
        }))}
        fromZero
      />
      <Periods terms={terms} result={result} />
    </div>
  );
}

/** What a tranche has got less than without the failure, added up to each date [thousands of major units]. */
function missedSoFar({ periods }: RehearsalResult, trancheId: string, currency: Currency): number[] {
  let missed = 0n;
  return periods.map(({ tranches }) => {
    missed += BigInt(tranches.find((tranche) => tranche.trancheId === trancheId)?.missedMinor ?? "0");
    return thousands(missed, currency);
  });
}

function Periods({ terms, result }: Props) {
  const t = useTranslations("issuer.rehearsal");
  const { currency, tranches } = terms;
  const amount = (id: string, header: string): TableColumn => ({ id, header, kind: "amount", unit: currency });
  return (
    <DataTable
      caption={t("dates")}
      columns={[
        { id: "period", header: t("period") },
        amount("cash", t("cash")),
        amount("suspense", t("suspense")),
        amount("reserve", t("reserve")),
        ...tranches.flatMap(({ id, name }) => [
          amount(`${id} interest`, t("interestOf", { tranche: name })),
          amount(`${id} principal`, t("principalOf", { tranche: name })),
          amount(`${id} unpaid`, t("unpaidOf", { tranche: name })),
          amount(`${id} balance`, t("balanceOf", { tranche: name })),
        ]),
        amount("residual", t("residual")),
        { id: "state", header: t("state") },
      ]}
      rows={result.periods.map((row) => ({
        id: row.period,
        cells: {
          period: row.period,
          cash: { currency, minor: row.cashMinor },
          suspense: { currency, minor: row.suspenseMinor },
          reserve: { currency, minor: row.reserveMinor },
          ...Object.fromEntries(
            row.tranches.flatMap((tranche): [string, TableCell][] => [
              [`${tranche.trancheId} interest`, { currency, minor: tranche.interestPaidMinor }],
              [`${tranche.trancheId} principal`, { currency, minor: tranche.principalPaidMinor }],
              [`${tranche.trancheId} unpaid`, { currency, minor: tranche.unpaidInterestMinor }],
              [`${tranche.trancheId} balance`, { currency, minor: tranche.balanceMinor }],
            ]),
          ),
          residual: { currency, minor: row.residualMinor },
          state: [...(row.enforced ? [t("enforced")] : []), ...row.breached].join(", "),
        },
      }))}
    />
  );
}
