"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { PortalLink } from "../_components/portal-link";
import type { NavigationItem } from "./navigation-items";

/** The main links; the one whose section is open is marked. On narrow screens the row scrolls sideways. */
export function Navigation({ items }: { readonly items: readonly NavigationItem[] }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const current = currentItem(items, pathname);
  return (
    <nav aria-label={t("navigation")} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.key}>
            <PortalLink
              href={item.href}
              aria-current={item === current ? "page" : undefined}
              className="-outline-offset-2 block border-transparent border-b-2 px-2 py-3 text-14 text-muted whitespace-nowrap hover:text-ink aria-[current]:border-accent-edge aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(`nav.${item.key}`)}
            </PortalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The item with the longest address that the page lies under. */
function currentItem(items: readonly NavigationItem[], pathname: string): NavigationItem | undefined {
  return items
    .filter(({ href }) => pathname === href || (href !== "/" && pathname.startsWith(`${href}/`)))
    .sort((a, b) => b.href.length - a.href.length)[0];
}
