"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { RISK_PATHS } from "../_risk/risk-order";
import type { FanOrder } from "./draw-fan";
import type { FanReport } from "./fan.worker";
import type { DrawnFan } from "./fan-shelf";
import type { StudioVariant } from "./studio-inputs";
import type { StudioWeather } from "./studio-messages";

/** Fans that are kept: both variants', and a few that the inputs may come back to. */
const KEPT_FANS = 6;

type FanState = {
  /** Newest last. */
  readonly drawn: readonly DrawnFan[];
  /** Share that is done of what was asked for; null at rest. */
  readonly progress: number | null;
  readonly refusal: { readonly message: string; readonly remedy: string } | null;
};

export type Fans = FanState & {
  readonly draw: (variants: readonly StudioVariant[]) => void;
  readonly cancel: () => void;
};

/** Draws fans one after the other in a worker of their own, so that the sliders' worker stays free. Cancelling ends the worker. */
export function useFans(stationId: string, weather: StudioWeather | null): Fans {
  const [state, setState] = useState<FanState>({ drawn: [], progress: null, refusal: null });
  const worker = useRef<Worker | null>(null);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const draw = useCallback(
    (variants: readonly StudioVariant[]) => {
      if (!weather) return;
      stop();
      setState(({ drawn }) => ({ drawn, progress: 0, refusal: null }));
      const begin = (index: number) => {
        const variant = variants[index];
        if (!variant) {
          setState((before) => ({ ...before, progress: null }));
          return;
        }
        const started = new Worker(new URL("./fan.worker.ts", import.meta.url), { type: "module" });
        worker.current = started;
        started.onmessage = ({ data }: MessageEvent<FanReport>) => {
          if (worker.current !== started) return;
          if (data.kind === "progress") {
            setState((before) => ({ ...before, progress: (index + data.fraction) / variants.length }));
            return;
          }
          stop();
          if (data.kind === "refused") {
            const { message, remedy } = data;
            setState(({ drawn }) => ({ drawn, progress: null, refusal: { message, remedy } }));
            return;
          }
          const { result } = data;
          setState((before) => ({ ...before, drawn: [...before.drawn, { variant, result }].slice(-KEPT_FANS) }));
          begin(index + 1);
        };
        const order: FanOrder = { stationId, spec: variant.spec, weather, paths: RISK_PATHS };
        started.postMessage(order);
      };
      begin(0);
    },
    [stationId, weather, stop],
  );
  const cancel = useCallback(() => {
    stop();
    setState((before) => ({ ...before, progress: null }));
  }, [stop]);
  return { ...state, draw, cancel };
}
