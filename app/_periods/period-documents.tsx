import type { ReactNode } from "react";
import { AccountsSection } from "./accounts-section";
import { AttestationSection } from "./attestation-section";
import type { DealNames } from "./deal-names";
import { DistributionSection } from "./distribution-section";
import type { PeriodView } from "./period-shapes";
import { StatementSection } from "./statement-section";

type Props = {
  readonly view: PeriodView;
  readonly names: DealNames;
  /** What a reader wants between the statement and the distribution: its lines. */
  readonly lines?: ReactNode;
};

/** What a period comes to, in the order in which one follows from the other, each with who has signed it. */
export function PeriodDocuments({ view, names, lines }: Props) {
  const { deal, period, statement, distribution } = view;
  const of = { dealId: deal.id, period: period.period };
  return (
    <>
      <AccountsSection view={view} />
      {statement && (
        <>
          <StatementSection statement={statement} names={names} currency={deal.currency} />
          <AttestationSection {...of} subject="statement" timeZone={deal.timeZone} />
          {lines}
        </>
      )}
      {distribution && (
        <>
          <DistributionSection {...of} cashMinor={statement?.totals.distributableCashMinor ?? "0"} names={names} />
          <AttestationSection {...of} subject="distribution" timeZone={deal.timeZone} />
        </>
      )}
    </>
  );
}
