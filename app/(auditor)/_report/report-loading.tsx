"use client";

import { useTranslations } from "next-intl";

/** Keeps the report's place while the viewer is loaded. */
export function ReportLoading() {
  const t = useTranslations("auditor.report");
  return (
    <div role="status" className="flex min-h-96 items-center justify-center rounded-card border border-line bg-sunken">
      <span className="text-14 text-muted">{t("loading")}</span>
    </div>
  );
}
