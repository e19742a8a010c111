"use client";

import { useTranslations } from "next-intl";
import { Button } from "../../_components/button";
import type { DraftChange, DraftHistory } from "./_model/draft-history";
import type { StudioQuestion } from "./studio-messages";
import type { StudioResult, StudioState } from "./use-deal-studio";

type Props = {
  readonly history: DraftHistory<StudioQuestion>;
  readonly onChange: (change: DraftChange<StudioQuestion>) => void;
  readonly state: StudioState;
  readonly isMoved: boolean;
  readonly canSave: boolean;
  readonly isSaving: boolean;
  readonly onSave: () => void;
  readonly onReset: () => void;
  readonly kept: StudioResult | null;
  readonly onKeep: (result: StudioResult | null) => void;
};

/** What may be done with the draft as a whole, and how fast it was answered. */
export function StudioBar(props: Props) {
  const { history, onChange, state, isMoved, canSave, isSaving, onSave, onReset, kept, onKeep } = props;
  const t = useTranslations("dealStudio");
  const { result, refusal, progress, answerMs } = state;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={history.past.length === 0} onClick={() => onChange({ kind: "undo" })}>
        {t("undo")}
      </Button>
      <Button disabled={history.future.length === 0} onClick={() => onChange({ kind: "redo" })}>
        {t("redo")}
      </Button>
      <Button disabled={!isMoved} onClick={onReset}>
        {t("reset")}
      </Button>
      <Button disabled={!result?.isWhole || refusal !== null} onClick={() => onKeep(result)}>
        {t("keepVariant")}
      </Button>
      {kept && <Button onClick={() => onKeep(null)}>{t("dropVariant")}</Button>}
      <Button look="primary" disabled={!canSave || refusal !== null} pending={isSaving} onClick={onSave}>
        {t("save")}
      </Button>
      <p
        className="text-12 text-muted"
        data-answer-ms={answerMs === null ? undefined : Math.round(answerMs)}
        data-whole={result?.isWhole ?? false}
      >
        {answerMs !== null && t("answered", { ms: Math.round(answerMs) })}{" "}
        {result && !result.isWhole && refusal === null && t("fanUnderWay", { share: progress })}
      </p>
    </div>
  );
}
