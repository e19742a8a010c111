import { getTranslations } from "next-intl/server";
import * as z from "zod";
import type { Currency } from "@/lib/core/money/currency";
import { StatementLine } from "@/lib/core/settlement/statement-line";
import { apiRead } from "../../_api/server";
import { ErrorNotice } from "../../_components/error-notice";
import { Section } from "../../_components/section";
import type { DealNames } from "../../_periods/deal-names";
import { LinesTable } from "../../_periods/lines-table";
import { Pager } from "../../_periods/pager";

const Lines = z.object({ items: z.array(StatementLine), total: z.number().int() });

type Props = {
  readonly statementId: string;
  readonly currency: Currency;
  readonly names: DealNames;
  readonly offset: number;
  readonly hrefOf: (offset: number) => string;
};

const PAGE = 50;

/** Every line of the statement, a page at a time. */
export async function LinesSection({ statementId, currency, names, offset, hrefOf }: Props) {
  const [t, result] = await Promise.all([
    getTranslations("auditor.lines"),
    apiRead(`/statements/${encodeURIComponent(statementId)}/lines?offset=${offset}&limit=${PAGE}`, Lines),
  ]);
  return (
    <div id="lines">
      <Section title={t("title")} lead={t("lead")}>
        {result.ok ? (
          <>
            <LinesTable lines={result.value.items} currency={currency} names={names} />
            <Pager
              label={t("title")}
              offset={offset}
              shown={result.value.items.length}
              total={result.value.total}
              previous={offset > 0 ? hrefOf(Math.max(0, offset - PAGE)) : null}
              next={offset + PAGE < result.value.total ? hrefOf(offset + PAGE) : null}
            />
          </>
        ) : (
          <ErrorNotice problem={result.problem} />
        )}
      </Section>
    </div>
  );
}
