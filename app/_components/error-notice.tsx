import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Problem } from "@/lib/api/problem";
import { type Certainty, UNEXPECTED, UNREACHABLE } from "../_api/api-error";
import { FreshSignIn } from "./fresh-sign-in";
import { Notice } from "./notice";

type Props = {
  readonly problem: Problem;
  /** Of a change: whether it can have been carried out all the same (`ApiError.certainty`). */
  readonly certainty?: Certainty;
  /** What was kept, where the page knows it better than "nothing was changed". */
  readonly kept?: string;
  /** A way on: a button that tries again, a link. */
  readonly action?: ReactNode;
};

/** The API's code where the sign-in is right but too old for the step. */
const FRESH_SIGN_IN_NEEDED = "FRESH_SIGN_IN_NEEDED";

/** A refusal or failure: what happened, what was kept, what to do. */
export function ErrorNotice({ problem, certainty = "refused", kept, action }: Props) {
  const t = useTranslations("component.problem");
  if (problem.code === FRESH_SIGN_IN_NEEDED) return <FreshSignIn />;
  const own = problem.code === UNREACHABLE ? "unreachable" : problem.code === UNEXPECTED ? "unexpected" : null;
  const title = own ? t(`${own}Title`) : problem.title || t("plainTitle");
  const rows = [
    { label: t("happened"), text: own ? t(`${own}Detail`) : problem.detail },
    { label: t("kept"), text: kept ?? (certainty === "unknown" ? t("keptUnknown") : t("keptDefault")) },
    { label: t("next"), text: own ? t(`${own}Remedy`) : problem.remedy },
  ].filter(({ text }) => text !== "");
  return (
    <Notice tone="bad" title={title} live>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {rows.map((row) => (
          <div key={row.label} className="contents">
            <dt className="text-muted max-sm:mt-1">{row.label}</dt>
            <dd>{row.text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-12 text-muted">{t("code", { code: problem.code })}</p>
      {action && <div className="mt-3 flex flex-wrap gap-3">{action}</div>}
    </Notice>
  );
}
