import { getTranslations } from "next-intl/server";
import type { System } from "../_api/system";
import { Link } from "../_components/link";
import { paths } from "../_paths";

type Props = { readonly system: System | null; readonly local: boolean };

export async function Footer({ system, local }: Props) {
  const t = await getTranslations("shell");
  return (
    <footer className="mt-16 border-line border-t" data-print="hide">
      <div className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-6 gap-y-2 px-4 py-6 text-12 text-muted">
        <p>
          {t("product")}
          {system && ` · ${t("footer.version", { version: system.version })}`}
        </p>
        <p>{t("footer.notice")}</p>
        <ul className="flex flex-wrap gap-x-4 sm:ml-auto">
          <li>
            <Link href={paths.glossary()}>{t("footer.glossary")}</Link>
          </li>
          {local && (
            <li>
              <Link href={paths.simulated.mailbox}>{t("footer.mailbox")}</Link>
            </li>
          )}
          {local && (
            <li>
              <Link href={paths.gallery}>{t("footer.gallery")}</Link>
            </li>
          )}
        </ul>
      </div>
    </footer>
  );
}
