import { useTranslations } from "next-intl";
import { publicationGaps } from "@/lib/core/deal/publication-gaps";
import type { DealTerms } from "@/lib/core/deal/terms";
import { Notice } from "../../_components/notice";

/** What the deal still lacks to be published, before anybody tries. */
export function PublicationGapsList({ terms }: { readonly terms: DealTerms }) {
  const t = useTranslations("issuer.publicationGaps");
  const gaps = publicationGaps(terms);
  if (gaps.length === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="warn" title={t("title", { count: gaps.length })}>
        <p>{t("text")}</p>
        <ul className="mt-2 list-disc pl-5">
          {gaps.map(({ item, reason }) => (
            <li key={`${item} ${reason}`}>
              <span className="font-mono text-12">{item}</span>: {reason}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
