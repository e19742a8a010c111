import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "./locales";
import type { Messages } from "./messages";

/** Each language is one module, loaded when it is first asked for. */
const loaders: Record<Locale, () => Promise<Messages>> = {
  en: async () => (await import("../_messages/en")).messages,
};

export default getRequestConfig(async () => {
  const locale = chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get("accept-language"));
  return { locale, messages: await loaders[locale](), timeZone: "UTC" };
});
