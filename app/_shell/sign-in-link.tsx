"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Link } from "../_components/link";
import { paths } from "../_paths";

type Props = { readonly look?: "plain" | "primary" };

/** Leads to the sign-in page and remembers the page to come back to. */
export function SignInLink({ look = "plain" }: Props) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const isSigningIn = pathname === "/sign-in" || pathname.startsWith("/sign-in/");
  return (
    <Link
      href={paths.signIn(isSigningIn ? undefined : pathname)}
      look={look === "primary" ? "primary-button" : "button"}
    >
      {t("signIn")}
    </Link>
  );
}
