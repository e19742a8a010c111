"use client";

import { useTranslations } from "next-intl";
import * as z from "zod";
import { useApiChange } from "../../_api/use-api-change";
import { Button } from "../../_components/button";
import { Form } from "../../_components/form";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { TextInput } from "../../_components/text-input";
import { paths } from "../../_paths";

type Props = { readonly next: string; readonly local: boolean };

/** Asks for a link by mail. The answer is the same whether or not the address has an account. */
export function SignInForm({ next, local }: Props) {
  const t = useTranslations("signIn");
  const link = useApiChange((input: { email: string }) => ({
    method: "POST",
    path: "/api/auth/sign-in/magic-link",
    body: { email: input.email, callbackURL: next },
    schema: z.object({ status: z.boolean() }),
  }));
  const mailbox = local && (
    <p className="mt-6 text-14 text-muted">
      {t("mailboxHint")} <Link href={paths.simulated.mailbox}>{t("mailbox")}</Link>
    </p>
  );
  if (link.isSuccess) {
    return (
      <>
        <Notice tone="good" title={t("sentTitle")} live>
          {t("sentText", { email: link.variables.email })}
        </Notice>
        {mailbox}
        <div className="mt-6">
          <Button onClick={link.reset}>{t("again")}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <Form
        schema={z.object({ email: z.email(t("emailInvalid")) })}
        labels={{ email: t("email") }}
        send={link.mutateAsync}
        pending={link.isPending}
        problem={link.error}
        submit={link.isPending ? t("sending") : t("send")}
      >
        {(errors) => (
          <TextInput
            name="email"
            type="email"
            label={t("email")}
            hint={t("emailHint")}
            error={errors.email}
            autoComplete="email"
            spellCheck={false}
          />
        )}
      </Form>
      {mailbox}
    </>
  );
}
