import { getTranslations } from "next-intl/server";
import { isLockedUp } from "@/lib/core/deal/lock-up-release";
import type { DealTerms } from "@/lib/core/deal/terms";
import { parseInstant } from "@/lib/core/time/instant";
import { readSystem } from "../../_api/system";
import { DataTable } from "../../_components/data-table";
import { Section } from "../../_components/section";
import { PeriodAction } from "../../_periods/period-action";
import { wideCell } from "../../_periods/wide-cell";
import type { DealEntry } from "../_model/deal-shapes";

type Props = { readonly entry: DealEntry; readonly terms: DealTerms };

/** Whose notes are locked up, by what they are held, and the end of it once its last day is over. */
export async function LockUpsSection({ entry, terms }: Props) {
  const lockUps = terms.disclosure?.lockUps ?? [];
  if (lockUps.length === 0) return null;
  const [t, system] = await Promise.all([getTranslations("issuer.lockUps"), readSystem()]);
  const now = parseInstant(system?.now ?? entry.updatedAt);
  const rows = lockUps.map((lockUp, index) => {
    const { holder, until, wallet } = lockUp;
    const isOver = !isLockedUp(terms, lockUp, now);
    return {
      id: `${index}`,
      cells: {
        holder,
        until,
        wallet: wallet ?? null,
        held: wideCell(t(wallet === undefined ? "promised" : isOver ? "over" : entry.issuance ? "held" : "willBeHeld")),
        end: {
          node:
            isOver && wallet !== undefined && entry.issuance ? (
              <PeriodAction
                label={t("release")}
                path={`/deals/${entry.id}/lock-up-releases`}
                body={{ wallet }}
                done={t("proposed")}
                confirm={{
                  title: t("title"),
                  consequence: t("consequence"),
                  summary: [
                    { label: t("holder"), value: holder },
                    { label: t("wallet"), value: wallet },
                  ],
                  verb: t("verb"),
                }}
              />
            ) : null,
          sort: "",
          csv: "",
        },
      },
    };
  });
  return (
    <Section title={t("section")} lead={t("lead")}>
      <DataTable
        caption={t("section")}
        captionHidden
        columns={[
          { id: "holder", header: t("holder") },
          { id: "until", header: t("until"), kind: "date" },
          { id: "wallet", header: t("wallet"), kind: "address" },
          { id: "held", header: t("heldBy") },
          { id: "end", header: t("end") },
        ]}
        rows={rows}
      />
    </Section>
  );
}
