import { useLocale, useTranslations } from "next-intl";
import type { OfferingDetail } from "@/lib/api/views/offering-view";
import { TrancheStack } from "../../_charts/tranche-stack";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { formatRate } from "../../_components/number-format";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";

/** How far revenue can fall before the tranche loses, and where it stands in the order of losses. */
export function LossSection({ offering }: { readonly offering: OfferingDetail }) {
  const t = useTranslations("public.offering");
  const locale = useLocale();
  const { breakEvenBps, stack } = offering;
  const percent = (bps: number, decimals = 0) => formatRate(locale, bps / 10_000, decimals);
  return (
    <Section title={t("lossTitle")}>
      <div className="mb-6">
        {breakEvenBps === null ? (
          <Notice tone="warn" title={t("breakEvenNone")} />
        ) : (
          <Notice tone="info" title={t("breakEven", { drop: percent(breakEvenBps) })} />
        )}
      </div>
      <div className="grid gap-8 lg:grid-cols-2">
        <TrancheStack
          title={t("stackTitle")}
          description={t("stackText")}
          tranches={stack.map(({ trancheId, name, class: seniority, originalPar }) => ({
            ...{ id: trancheId, label: name, class: seniority, size: originalPar },
          }))}
        />
        <ul className="grid content-start gap-4 text-14">
          {stack.map((tranche) => (
            <li key={tranche.trancheId}>
              <p>
                {t("attachmentText", {
                  name: tranche.name,
                  begins: tranche.attachmentBps === 0 ? "first" : "later",
                  from: percent(tranche.attachmentBps, 1),
                  to: percent(tranche.detachmentBps, 1),
                })}{" "}
                {tranche.offeringId === offering.offeringId ? (
                  <span className="text-muted">({t("thisOne")})</span>
                ) : (
                  tranche.offeringId && (
                    <Link href={paths.offering(tranche.offeringId)} label={`${t("openSibling")}: ${tranche.name}`}>
                      {t("openSibling")}
                    </Link>
                  )
                )}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
