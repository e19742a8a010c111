import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { portalConfig } from "../../_api/config";
import { readMe } from "../../_api/me";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { PageHeader } from "../../_components/page-header";
import { safeNext } from "./safe-next";
import { SignInForm } from "./sign-in-form";

type Props = { readonly searchParams: Promise<{ readonly next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const [t, me, { next }] = await Promise.all([getTranslations("signIn"), readMe(), searchParams]);
  const target = safeNext(next);
  return (
    <div className="mx-auto max-w-dialog">
      <PageHeader title={t("title")} lead={t("intro")} />
      {me ? (
        <Notice tone="info" title={t("already", { name: me.email })}>
          <Link href={target}>{t("continue")}</Link>
        </Notice>
      ) : (
        <SignInForm next={target} local={portalConfig().mode === "local"} />
      )}
    </div>
  );
}
