import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { SafeProposal } from "@/lib/core/issuance/proposal";
import { Hash } from "../../_components/hash";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import type { DealView } from "../_model/deal-shapes";
import { dealNext } from "./deal-next";
import { frozenTerms, noteRows } from "./frozen-terms";
import { NextText } from "./next-text";
import { ProposeDialog } from "./propose-dialog";
import { PublicationGapsList } from "./publication-gaps-list";
import { PublishDialog } from "./publish-dialog";
import { StructureForm } from "./structure-form";

/** The downside of a deal that has none yet. */
const DOWNSIDE_BPS = 2_000;

type Props = { readonly view: DealView; readonly proposals: readonly SafeProposal[] };

/** The one thing that a deal waits for, to be done here. */
export async function DealAction({ view, proposals }: Props) {
  const [t, publish, locale, format] = await Promise.all([
    getTranslations("issuer.deal"),
    getTranslations("issuer.publish"),
    getLocale(),
    getFormatter(),
  ]);
  const { deal } = view.value;
  const { terms, status } = deal;
  const next = dealNext(status, proposals);
  if (next.key === "nothing" || next.key === "cancelled") return null;
  return (
    <Section title={t("next")} lead={<NextText next={next} />} card>
      {status === "draft" && (
        <StructureForm dealId={deal.id} version={view.version} downsideShockBps={DOWNSIDE_BPS} again={false} />
      )}
      {status === "structured" && terms && <PublicationGapsList terms={terms} />}
      {status === "structured" && terms && (
        <div className="flex flex-wrap gap-3">
          <PublishDialog
            dealId={deal.id}
            version={view.version}
            name={deal.name}
            frozen={frozenTerms(terms, publish, format, locale)}
          />
          <Link href={paths.issuer.structure(deal.id)} look="button">
            {t("figures")}
          </Link>
        </div>
      )}
      {status === "published" && terms && (
        <ProposeDialog
          dealId={deal.id}
          notes={[
            ...noteRows(terms, publish, locale),
            {
              label: t("termSheetHash"),
              value: <Hash value={deal.termSheetHash ?? ""} of={t("termSheetHash")} />,
            },
          ]}
        />
      )}
    </Section>
  );
}
