import { useTranslations } from "next-intl";
import { Link } from "./_components/link";
import { paths } from "./_paths";
import { MessagePage } from "./_shell/message-page";

/** 403: signed in, but this is another role's. */
export default function Forbidden() {
  const t = useTranslations("shell.refusal");
  return (
    <MessagePage title={t("roleTitle")} paragraphs={[t("roleText"), t("roleNext")]}>
      <Link href={paths.home} look="button">
        {t("home")}
      </Link>
    </MessagePage>
  );
}
