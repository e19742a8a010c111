import { useTranslations } from "next-intl";
import { Link } from "./_components/link";
import { paths } from "./_paths";
import { MessagePage } from "./_shell/message-page";
import { SignInLink } from "./_shell/sign-in-link";

/** 401: nobody is signed in. */
export default function Unauthorized() {
  const t = useTranslations("shell.refusal");
  return (
    <MessagePage title={t("signInTitle")} paragraphs={[t("signInText"), t("signInNext")]}>
      <SignInLink look="primary" />
      <Link href={paths.home} look="button">
        {t("home")}
      </Link>
    </MessagePage>
  );
}
