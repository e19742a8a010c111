"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ApiError } from "../../_api/api-error";
import { apiFetch } from "../../_api/browser";
import { ErrorNotice } from "../../_components/error-notice";
import { ProgressBar } from "../../_components/progress-bar";
import { RiskProgress } from "./risk-shapes";

const EVERY_MS = 1_000;

type Props = { readonly riskRunId: string; readonly initial: RiskProgress["record"]; readonly paths: number };

/** Follows a Monte Carlo run until it has ended, then shows the page anew. The page may be left meanwhile. */
export function RiskWait({ riskRunId, initial, paths }: Props) {
  const t = useTranslations("studio.risk");
  const run = useTranslations("issuer.run");
  const router = useRouter();
  const query = useQuery({
    queryKey: ["risk run", riskRunId],
    queryFn: ({ signal }) => apiFetch(`/risk-runs/${riskRunId}`, RiskProgress, signal),
    refetchInterval: ({ state }) => (hasEnded(state.data?.record.state) ? false : EVERY_MS),
    staleTime: 0,
  });
  const { state, progress } = query.data?.record ?? initial;
  const ended = hasEnded(state);
  useEffect(() => {
    if (ended) router.refresh();
  }, [ended, router]);
  return (
    <div className="mb-12 max-w-prose">
      <ProgressBar
        label={state === "queued" ? run("waitingQueued") : t("running")}
        progress={state === "queued" ? null : { done: Math.round(progress * paths), total: paths }}
        note={run("waitingNote")}
      />
      {query.error instanceof ApiError && (
        <div className="mt-4">
          <ErrorNotice problem={query.error.problem} kept={run("waitingKept")} />
        </div>
      )}
    </div>
  );
}

function hasEnded(state: string | undefined): boolean {
  return state === "done" || state === "failed";
}
