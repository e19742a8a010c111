import { useTranslations } from "next-intl";
import { Icon } from "./icon";
import { Link } from "./link";

type Props = {
  /** From the section down to the parent of this page. */
  readonly trail: readonly { readonly label: string; readonly href: string }[];
  readonly current: string;
};

export function Breadcrumbs({ trail, current }: Props) {
  const t = useTranslations("component");
  return (
    <nav aria-label={t("breadcrumbs")} className="mb-2 text-12 text-muted">
      <ol className="flex flex-wrap items-center gap-1">
        {trail.map(({ label, href }) => (
          <li key={href} className="flex items-center gap-1">
            <Link href={href}>{label}</Link>
            <Icon name="right" />
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
