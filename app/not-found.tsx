import { useTranslations } from "next-intl";
import { Link } from "./_components/link";
import { paths } from "./_paths";
import { MessagePage } from "./_shell/message-page";

export default function NotFound() {
  const t = useTranslations("shell.notFound");
  return (
    <MessagePage title={t("title")} paragraphs={[t("text")]}>
      <Link href={paths.home} look="button">
        {t("home")}
      </Link>
    </MessagePage>
  );
}
