"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { ApiError } from "../../_api/api-error";
import { apiFetch } from "../../_api/browser";
import { ErrorNotice } from "../../_components/error-notice";
import { ProgressBar } from "../../_components/progress-bar";
import { SimulationProgress } from "../_model/answers";

const EVERY_MS = 1_000;

type Props = {
  readonly simulationId: string;
  readonly initial: SimulationProgress["record"];
  /** Simulated hours in all, for the figure beside the bar. */
  readonly hours: number;
};

/** Follows a run until it has ended, then shows the page anew. The page may be left meanwhile. */
export function SimulationWait({ simulationId, initial, hours }: Props) {
  const t = useTranslations("issuer.run");
  const router = useRouter();
  const query = useQuery({
    queryKey: ["simulation", simulationId],
    queryFn: ({ signal }) => apiFetch(`/simulations/${simulationId}`, SimulationProgress, signal),
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
        label={state === "queued" ? t("waitingQueued") : t("waitingRunning")}
        progress={state === "queued" ? null : { done: Math.round(progress * hours), total: hours }}
        note={t("waitingNote")}
      />
      <noscript>
        <p className="mt-4 text-14">{t("waitingReload")}</p>
      </noscript>
      {query.error instanceof ApiError && (
        <div className="mt-4">
          <ErrorNotice problem={query.error.problem} kept={t("waitingKept")} />
        </div>
      )}
    </div>
  );
}

function hasEnded(state: string | undefined): boolean {
  return state === "done" || state === "failed";
}
