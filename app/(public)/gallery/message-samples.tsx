import { useTranslations } from "next-intl";
import { portalProblem, UNREACHABLE } from "../../_api/api-error";
import { EmptyState } from "../../_components/empty-state";
import { ErrorNotice } from "../../_components/error-notice";
import { Link } from "../../_components/link";
import { Notice } from "../../_components/notice";
import { Section } from "../../_components/section";
import { paths } from "../../_paths";
import { refusal } from "./sample-data";

export function MessageSamples() {
  const t = useTranslations("gallery");
  return (
    <Section title={t("section.messages")}>
      <div className="grid gap-4 lg:grid-cols-2">
        <Notice tone="info" title={t("sample.info")}>
          {t("sample.infoText")}
        </Notice>
        <Notice tone="good" title={t("sample.good")} />
        <Notice tone="warn" title={t("sample.warn")}>
          {t("sample.warnText")}
        </Notice>
        <ErrorNotice problem={refusal} />
        <ErrorNotice problem={portalProblem(UNREACHABLE, "/orders")} certainty="unknown" />
        <ErrorNotice problem={{ ...refusal, code: "FRESH_SIGN_IN_NEEDED" }} />
        <EmptyState
          level={3}
          title={t("sample.emptyTitle")}
          text={t("sample.emptyText")}
          action={
            <Link href={paths.issuer.newStation} look="primary-button">
              {t("sample.emptyAction")}
            </Link>
          }
        />
      </div>
    </Section>
  );
}
