import { getTranslations } from "next-intl/server";
import type { Me } from "../_api/me";
import { PortalLink } from "../_components/portal-link";
import { paths } from "../_paths";
import { AccountMenu } from "./account-menu";
import { Navigation } from "./navigation";
import { navigationItems } from "./navigation-items";
import { ProductMark } from "./product-mark";
import { SignInLink } from "./sign-in-link";

export async function Header({ me }: { readonly me: Me | null }) {
  const t = await getTranslations("shell");
  const roles = [...new Set(me?.memberships.map(({ role }) => role))];
  return (
    <header className="border-line border-b bg-surface" data-print="hide">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-6 px-4 sm:flex-nowrap">
        <PortalLink href={paths.home} aria-label={t("home")} className="flex items-center gap-2 py-2">
          <ProductMark />
          <span className="font-semibold text-16 tracking-tight">{t("product")}</span>
        </PortalLink>
        <div className="order-3 w-full min-w-0 sm:order-none sm:w-auto sm:flex-1">
          <Navigation items={navigationItems(me)} />
        </div>
        <div className="ml-auto min-w-0">
          {me ? <AccountMenu email={me.email} roles={roles.map((role) => t(`roles.${role}`))} /> : <SignInLink />}
        </div>
      </div>
    </header>
  );
}
