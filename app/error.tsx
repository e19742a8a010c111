"use client";

import { useTranslations } from "next-intl";
import { Button } from "./_components/button";
import { MessagePage } from "./_shell/message-page";

type Props = { readonly error: unknown; readonly retry: () => void };

/** A page that could not be put together: what happened, what was kept, what to do. */
export default function ErrorPage({ error, retry }: Props) {
  const t = useTranslations("shell.error");
  const digest = error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null;
  return (
    <MessagePage
      title={t("title")}
      paragraphs={[t("what"), t("kept"), ...(digest === null ? [] : [t("reference", { digest })])]}
    >
      <Button look="primary" onClick={retry}>
        {t("retry")}
      </Button>
    </MessagePage>
  );
}
