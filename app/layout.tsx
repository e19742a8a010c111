import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { portalConfig } from "./_api/config";
import { readMe } from "./_api/me";
import { readSystem } from "./_api/system";
import { Footer } from "./_shell/footer";
import { Header } from "./_shell/header";
import { PartMessages } from "./_shell/part-messages";
import { Providers } from "./_shell/providers";
import { SimulatedBand } from "./_shell/simulated-band";
import "./_styles/global.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    robots: portalConfig().mode === "production" ? undefined : { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#141a22" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, t, me, system, sent] = await Promise.all([
    getLocale(),
    getTranslations("shell"),
    readMe(),
    readSystem(),
    headers(),
  ]);
  const local = portalConfig().mode === "local";
  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col">
        <PartMessages parts={[]}>
          <Providers nonce={sent.get("x-nonce") ?? undefined}>
            <a
              href="#content"
              className="sr-only z-30 rounded-control bg-surface px-4 py-2 text-14 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
            >
              {t("skip")}
            </a>
            {local && <SimulatedBand system={system} />}
            <Header me={me} />
            <main id="content" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-4 pt-8 outline-none">
              {children}
            </main>
            <Footer system={system} local={local} />
          </Providers>
        </PartMessages>
      </body>
    </html>
  );
}
