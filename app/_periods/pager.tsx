import { useTranslations } from "next-intl";
import { Link } from "../_components/link";

type Props = {
  /** What is paged: "Lines". */
  readonly label: string;
  /** First row shown, from 0. */
  readonly offset: number;
  readonly shown: number;
  /** How many there are; null where only the next page is known. */
  readonly total: number | null;
  readonly previous: string | null;
  readonly next: string | null;
};

/** Long lists come page by page, each page with its own address. */
export function Pager({ label, offset, shown, total, previous, next }: Props) {
  const t = useTranslations("period.pager");
  if (previous === null && next === null) return null;
  const range = { from: offset + 1, to: offset + shown };
  return (
    <nav aria-label={label} className="mt-3 flex flex-wrap items-center gap-3 text-14" data-print="hide">
      {previous !== null && (
        <Link href={previous} look="button">
          {t("previous")}
        </Link>
      )}
      <span className="text-muted">{total === null ? t("range", range) : t("rangeOf", { ...range, total })}</span>
      {next !== null && (
        <Link href={next} look="button">
          {t("next")}
        </Link>
      )}
    </nav>
  );
}
