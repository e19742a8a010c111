import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages } from "../_i18n/messages";

type Props = { readonly parts: readonly (keyof Messages)[]; readonly children: ReactNode };

/** Hands the texts of some parts of the portal to client components; server components read all texts anyway. */
export async function PartMessages({ parts, children }: Props) {
  const all = await getMessages();
  const chosen = Object.fromEntries(
    ["shell", "component", ...parts].map((part) => [part, all[part as keyof Messages]]),
  );
  return <NextIntlClientProvider messages={chosen as Partial<Messages>}>{children}</NextIntlClientProvider>;
}
