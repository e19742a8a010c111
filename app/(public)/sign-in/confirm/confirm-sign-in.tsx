"use client";

import { useTranslations } from "next-intl";
import * as z from "zod";
import { useApiChange } from "../../../_api/use-api-change";
import { Button } from "../../../_components/button";
import { ErrorNotice } from "../../../_components/error-notice";
import { Link } from "../../../_components/link";
import { paths } from "../../../_paths";

type Props = { readonly token: string; readonly next: string };

/** Uses the link up and signs in; a full load follows, so that every part of the page knows who is there. */
export function ConfirmSignIn({ token, next }: Props) {
  const t = useTranslations("signIn");
  const verify = useApiChange(
    () => ({ method: "POST", path: "/api/auth/magic-link/verify", body: { token }, schema: z.unknown() }),
    { success: () => window.location.replace(next) },
  );
  return (
    <div className="grid justify-items-start gap-6">
      {verify.error && (
        <ErrorNotice
          problem={verify.error.problem}
          certainty={verify.error.certainty}
          action={<Link href={paths.signIn(next)}>{t("newLink")}</Link>}
        />
      )}
      <Button look="primary" pending={verify.isPending || verify.isSuccess} onClick={() => verify.mutate(undefined)}>
        {t("confirm")}
      </Button>
    </div>
  );
}
