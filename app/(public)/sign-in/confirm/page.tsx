import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "../../../_components/link";
import { PageHeader } from "../../../_components/page-header";
import { paths } from "../../../_paths";
import { safeNext } from "../safe-next";
import { ConfirmSignIn } from "./confirm-sign-in";

type Props = {
  readonly searchParams: Promise<{ readonly token?: string | string[]; readonly next?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  // The address carries the token: it goes to nobody as a referrer.
  return { title: (await getTranslations("signIn"))("confirmTitle"), referrer: "no-referrer" };
}

/** Where the mailed link leads. Opening it does nothing yet, so that a mail scanner cannot use it up. */
export default async function ConfirmPage({ searchParams }: Props) {
  const [t, { token, next }] = await Promise.all([getTranslations("signIn"), searchParams]);
  const complete = typeof token === "string" && token !== "";
  return (
    <div className="mx-auto max-w-dialog">
      <PageHeader title={t("confirmTitle")} lead={complete ? t("confirmText") : t("noToken")} />
      {complete ? (
        <ConfirmSignIn token={token} next={safeNext(next)} />
      ) : (
        <Link href={paths.signIn()} look="primary-button">
          {t("newLink")}
        </Link>
      )}
    </div>
  );
}
