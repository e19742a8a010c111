"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import * as z from "zod";
import { ApiError } from "../_api/api-error";
import { apiFetch, apiSend } from "../_api/browser";
import { paths } from "../_paths";
import { Button } from "./button";
import { ErrorNotice } from "./error-notice";
import { Link } from "./link";
import { Notice } from "./notice";

const Account = z.object({ email: z.string() });
const Product = z.object({ mode: z.string() });

/** Asks for the sign-in of the last minutes that money, signatures and keys need, without leaving what was typed. */
export function FreshSignIn() {
  const t = useTranslations("component.freshSignIn");
  const link = useMutation<{ email: string; local: boolean }, Error, void>({ mutationFn: sendLink });
  if (link.error instanceof ApiError) {
    return <ErrorNotice problem={link.error.problem} certainty={link.error.certainty} />;
  }
  if (link.data) {
    return (
      <Notice tone="info" title={t("sentTitle")} live>
        <p>{t("sentText", { email: link.data.email })}</p>
        {link.data.local && (
          <p className="mt-2">
            <Link href={paths.simulated.mailbox} newTab>
              {t("mailbox")}
            </Link>
          </p>
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t("title")} live>
      <p>{t("text")}</p>
      <div className="mt-3">
        <Button onClick={() => link.mutate()} pending={link.isPending}>
          {t("send")}
        </Button>
      </div>
    </Notice>
  );
}

/** To the signed-in person's own address; the link leads back to this page, with a new session. */
async function sendLink() {
  const [{ email }, { mode }] = await Promise.all([apiFetch("/me", Account), apiFetch("/product", Product)]);
  await apiSend({
    method: "POST",
    path: "/api/auth/sign-in/magic-link",
    body: { email, callbackURL: `${location.pathname}${location.search}` },
    schema: z.unknown(),
  });
  return { email, local: mode === "local" };
}
