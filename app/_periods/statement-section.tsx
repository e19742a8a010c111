import { getTranslations } from "next-intl/server";
import * as z from "zod";
import type { Currency } from "@/lib/core/money/currency";
import { Statement } from "@/lib/core/settlement/statement";
import { ReconciliationBreak } from "@/lib/core/verification/break";
import { apiRead } from "../_api/server";
import { Disclosure } from "../_components/disclosure";
import { ErrorNotice } from "../_components/error-notice";
import { Hash } from "../_components/hash";
import { Section } from "../_components/section";
import { BreaksTable } from "./breaks-table";
import type { DealNames } from "./deal-names";
import type { StatementState } from "./period-shapes";
import { StateBadge } from "./state-badge";
import { StatementProof } from "./statement-proof";
import { StatementView } from "./statement-view";

const Document = z.object({ statement: Statement, statementHash: z.string() });
const Breaks = z.object({ items: z.array(ReconciliationBreak) });

type Props = { readonly statement: StatementState; readonly names: DealNames; readonly currency: Currency };

/** Breaks and statement of a period, with the hashes that are attested and the transaction that anchored them. */
export async function StatementSection({ statement, names, currency }: Props) {
  const path = `/statements/${encodeURIComponent(statement.id)}` as const;
  const [t, document, breaks] = await Promise.all([
    getTranslations("period.statement"),
    apiRead(path, Document),
    apiRead(`${path}/breaks`, Breaks),
  ]);
  return (
    <>
      <Section title={t("breaks")} lead={t("breaksLead")}>
        {breaks.ok ? (
          <BreaksTable breaks={breaks.value.items} currency={currency} />
        ) : (
          <ErrorNotice problem={breaks.problem} />
        )}
      </Section>
      <Section
        title={t("title", { version: statement.version })}
        lead={statement.adjustmentReason === null ? undefined : t("adjusted", { reason: statement.adjustmentReason })}
        actions={<StateBadge state={statement.state} />}
      >
        {statement.anchor && (
          <p className="mb-4 flex flex-wrap items-center gap-2 text-14">
            {t("anchored")} <Hash value={statement.anchor.transactionHash} of={t("transaction")} />
          </p>
        )}
        {document.ok ? (
          <div className="grid gap-4">
            <StatementView statement={document.value.statement} names={names} />
            <Disclosure summary={t("hashes")}>
              <StatementProof statement={document.value.statement} statementHash={document.value.statementHash} />
            </Disclosure>
          </div>
        ) : (
          <ErrorNotice problem={document.problem} />
        )}
      </Section>
    </>
  );
}
