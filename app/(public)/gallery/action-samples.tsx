"use client";

import { useTranslations } from "next-intl";
import { ApiError } from "../../_api/api-error";
import { Amount } from "../../_components/amount";
import { Button } from "../../_components/button";
import { ConfirmDialog } from "../../_components/confirm-dialog";
import { Link } from "../../_components/link";
import { Section } from "../../_components/section";
import { useNotify } from "../../_components/toast";
import { paths } from "../../_paths";
import { refusal } from "./sample-data";

export function ActionSamples() {
  const t = useTranslations("gallery");
  const notify = useNotify();
  const dialog = {
    title: t("sample.confirmTitle"),
    consequence: t("sample.confirmConsequence"),
    summary: [
      { label: t("sample.notes"), value: "25 000" },
      { label: t("sample.price"), value: <Amount value={{ currency: "USD", minor: "100" }} /> },
      { label: t("sample.total"), value: <Amount value={{ currency: "USD", minor: "2500000" }} /> },
    ],
    confirm: t("sample.confirmDo"),
  };
  return (
    <Section title={t("section.actions")}>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary">{t("sample.publish")}</Button>
        <Button>{t("sample.save")}</Button>
        <Button look="danger">{t("sample.delete")}</Button>
        <Button look="quiet" icon="down">
          {t("sample.more")}
        </Button>
        <Button look="primary" pending>
          {t("sample.working")}
        </Button>
        <Button disabled>{t("sample.unavailable")}</Button>
        <Link href={paths.home} look="button">
          {t("sample.emptyAction")}
        </Link>
        <Link href="/icon.svg" look="button" download>
          {t("sample.download")}
        </Link>
      </div>
      <p className="mt-4">
        <Link href={paths.home}>{t("sample.textLink")}</Link> ·{" "}
        <Link href="/icon.svg" newTab>
          {t("sample.documentLink")}
        </Link>
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ConfirmDialog
          {...dialog}
          trigger={t("sample.confirmTrigger")}
          acknowledge={t("sample.confirmAcknowledge")}
          onConfirm={async () => notify({ title: t("sample.notifyTitle"), description: t("sample.notifyText") })}
        />
        <ConfirmDialog
          {...dialog}
          trigger={t("sample.confirmRefused")}
          onConfirm={() => Promise.reject(new ApiError(refusal, "refused"))}
        />
        <Button onClick={() => notify({ title: t("sample.notifyTitle"), description: t("sample.notifyText") })}>
          {t("sample.notify")}
        </Button>
        <Button onClick={() => notify({ title: t("sample.notifyBadTitle"), description: refusal.detail, tone: "bad" })}>
          {t("sample.notifyBad")}
        </Button>
      </div>
    </Section>
  );
}
