"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { LiveFirstYear } from "@/lib/core/cashflow/operation/live-station";
import type { StationSimulationSummary } from "@/lib/core/cashflow/operation/station-simulation";
import type { StudioVariant } from "./studio-inputs";
import type { StudioOrder, StudioReport, StudioWeather } from "./studio-messages";

/** What the worker has told about a description. The life follows its first year; until then the one before is shown. */
export type StudioResult = StudioVariant & {
  readonly first: LiveFirstYear;
  readonly life: StationSimulationSummary | null;
};

export type StudioState = {
  readonly result: StudioResult | null;
  /** Share of the life that is done; 1 at rest. */
  readonly progress: number;
  /** From the newest answered change to the answer [ms]. */
  readonly answerMs: number | null;
  readonly refusal: { readonly message: string; readonly remedy: string } | null;
};

type Waiting = { readonly variant: StudioVariant; readonly since: number };

const AT_REST: StudioState = { result: null, progress: 0, answerMs: null, refusal: null };

/**
 * Runs the station model in a worker of its own. One description is under way at a time; of those that come meanwhile only the
 * newest is kept, so that nothing stale is computed however fast a slider moves.
 */
export function useStudio(
  weather: StudioWeather | null,
): StudioState & { readonly run: (variant: StudioVariant) => void } {
  const [state, setState] = useState<StudioState>(AT_REST);
  const worker = useRef<Worker | null>(null);
  const latest = useRef(0);
  const asked = useRef<Waiting | null>(null);
  const waiting = useRef<Waiting | null>(null);

  const send = useCallback((next: Waiting) => {
    const { current } = worker;
    if (!current) {
      waiting.current = next;
      return;
    }
    latest.current += 1;
    asked.current = next;
    waiting.current = null;
    current.postMessage({ kind: "run", run: latest.current, spec: next.variant.spec } satisfies StudioOrder);
  }, []);

  useEffect(() => {
    if (!weather) return;
    const started = new Worker(new URL("./studio.worker.ts", import.meta.url), { type: "module" });
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<StudioReport>) => {
      if (data.run !== latest.current) return;
      const { current: question } = asked;
      if (data.kind === "year" && question) {
        const answerMs = performance.now() - question.since;
        setState(({ result }) => ({
          result: { ...question.variant, first: data.first, life: result?.life ?? null },
          progress: 0,
          answerMs,
          refusal: null,
        }));
      } else if (data.kind === "progress") {
        setState((before) => ({ ...before, progress: data.fraction }));
      } else if (data.kind === "life") {
        setState((before) => ({
          ...before,
          progress: 1,
          result: before.result && { ...before.result, life: data.life },
        }));
      } else if (data.kind === "refused") {
        setState((before) => ({ ...before, progress: 1, refusal: { message: data.message, remedy: data.remedy } }));
      }
      if (data.kind === "year" || data.kind === "refused") {
        asked.current = null;
        if (waiting.current) send(waiting.current);
      }
    };
    started.postMessage({ kind: "open", weather } satisfies StudioOrder);
    if (waiting.current) send(waiting.current);
    return () => {
      started.terminate();
      worker.current = null;
      asked.current = null;
    };
  }, [weather, send]);

  const run = useCallback(
    (variant: StudioVariant) => {
      const next = { variant, since: performance.now() };
      // What is shown is of another description from here on.
      setState((before) => (before.progress === 1 ? { ...before, progress: 0 } : before));
      if (asked.current) waiting.current = next;
      else send(next);
    },
    [send],
  );
  return { ...state, run };
}
