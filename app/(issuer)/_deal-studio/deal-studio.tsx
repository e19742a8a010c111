"use client";

import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useReducer, useState } from "react";
import type { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import type { StructureRequest } from "@/lib/core/deal/structure-request";
import { ErrorNotice } from "../../_components/error-notice";
import { Notice } from "../../_components/notice";
import { beginHistory, changeHistory, type DraftChange, type DraftHistory } from "./_model/draft-history";
import { CompareSection } from "./compare-section";
import { FiguresSection } from "./figures-section";
import { StudioBar } from "./studio-bar";
import type { StudioQuestion, StudioRefusal } from "./studio-messages";
import { StudioPanel } from "./studio-panel";
import { StudioViews } from "./studio-views";
import { type StudioResult, useDealStudio } from "./use-deal-studio";
import { useSaveDraft } from "./use-save-draft";
import { useStudioChoices } from "./use-studio-choices";

type Props = {
  readonly dealId: string;
  readonly version: number;
  readonly request: StructureRequest;
  readonly downsideBps: number;
  readonly outlook: PoolOutlook;
  /** It has terms already: saving what has not been moved would change nothing. */
  readonly isStructured: boolean;
  /** Terms that are frozen may be tried, not changed. */
  readonly isFrozen: boolean;
};

/** Inputs left, results right: the draft structured and run anew at every change, in a worker of its own. */
export function DealStudio({ dealId, version, request, downsideBps, outlook, isStructured, isFrozen }: Props) {
  const t = useTranslations("dealStudio");
  const [first] = useState<StudioQuestion>({ request, downsideBps });
  const [history, change] = useReducer(
    changeHistory<StudioQuestion> as (
      before: DraftHistory<StudioQuestion>,
      change: DraftChange<StudioQuestion>,
    ) => DraftHistory<StudioQuestion>,
    first,
    beginHistory,
  );
  const question = history.now;
  const choices = useStudioChoices();
  const { run, watchGrid, size, ...state } = useDealStudio(outlook, choices.date);
  const { result, refusal } = state;
  const [opened, setOpened] = useState<StudioResult | null>(null);
  const [kept, setKept] = useState<StudioResult | null>(null);
  const draft = useSaveDraft(dealId, { version, question: first });
  const shown = useDeferredValue(result);

  useEffect(() => run(question), [question, run]);
  useEffect(() => setOpened((before) => before ?? result), [result]);

  const edit = useCallback(
    (tag: string, to: (now: StructureRequest) => StructureRequest) =>
      change({ kind: "edit", tag, to: (now) => withRequest(now, to(now.request)) }),
    [],
  );
  const setDownside = useCallback(
    (bps: number) => change({ kind: "edit", tag: "downside", to: (now) => ({ ...now, downsideBps: bps }) }),
    [],
  );
  return (
    <div className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <section
        aria-label={t("inputs")}
        className="min-w-0 lg:sticky lg:top-4 lg:max-h-screen lg:self-start lg:overflow-y-auto lg:pr-2"
      >
        {opened && result && (
          <StudioPanel
            request={question.request}
            opened={opened.answer}
            terms={result.answer.terms}
            downsideBps={question.downsideBps}
            onEdit={edit}
            onDownside={setDownside}
          />
        )}
      </section>
      <div className="grid min-w-0 content-start gap-6">
        <StudioBar
          history={history}
          onChange={change}
          state={state}
          isMoved={question !== draft.saved}
          canSave={!isFrozen && (question !== draft.saved || (!isStructured && draft.saved === first))}
          isSaving={draft.isSaving}
          onSave={() => draft.save(question)}
          onReset={() => change({ kind: "edit", tag: "reset", to: () => draft.saved })}
          kept={kept}
          onKeep={setKept}
        />
        {draft.error && (
          <ErrorNotice
            problem={draft.error.problem}
            certainty={draft.error.certainty}
            kept={draft.isHalfSaved ? t("halfSaved") : t("kept")}
          />
        )}
        {refusal && <Refused refusal={refusal} isShown={result !== null} />}
        {result && shown ? (
          <div className="min-w-0">
            <FiguresSection now={result} kept={kept} />
            {kept && <CompareSection now={shown} kept={kept} />}
            <StudioViews
              {...{ state, kept, choices, outlook, question, refusal }}
              result={shown}
              onEdit={edit}
              onGrid={watchGrid}
              onSize={size}
            />
          </div>
        ) : (
          !refusal && (
            <p className="text-14 text-muted" role="status">
              {t("starting")}
            </p>
          )
        )}
      </div>
    </div>
  );
}

function withRequest(now: StudioQuestion, request: StructureRequest): StudioQuestion {
  return request === now.request ? now : { ...now, request };
}

function Refused({ refusal, isShown }: { readonly refusal: StudioRefusal; readonly isShown: boolean }) {
  const t = useTranslations("dealStudio");
  return (
    <Notice tone="bad" title={refusal.message} live>
      <p>{refusal.remedy}</p>
      {isShown && <p className="text-muted">{t("lastSound")}</p>}
    </Notice>
  );
}
