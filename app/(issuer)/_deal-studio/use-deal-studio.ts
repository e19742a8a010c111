"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PoolOutlook } from "@/lib/core/abs/outlook/pool-outlook";
import type { LedgerStep } from "./_model/date-ledger";
import type { GridOrder, GridRow } from "./_model/sensitivity";
import type { StudioLosses } from "./_model/studio-losses";
import type { ChosenDate, StudioAnswer } from "./_model/studio-session";
import type { SizedClassRow, SizingOrder } from "./_model/studio-sizing";
import type { StudioOrder, StudioQuestion, StudioRefusal, StudioReport } from "./studio-messages";

/** What the worker has told about a draft. Break-evens and futures follow the answer; until then those of the draft before stand. */
export type StudioResult = {
  readonly answer: StudioAnswer;
  readonly ledger: readonly LedgerStep[];
  readonly breakEven: readonly (number | null)[] | null;
  readonly losses: StudioLosses | null;
  /** Both are of this draft. */
  readonly isWhole: boolean;
};

export type StudioGrid = {
  readonly order: GridOrder;
  readonly rows: readonly GridRow[];
  /** Rows that are of this draft. */
  readonly fresh: number;
};

export type StudioState = {
  readonly result: StudioResult | null;
  readonly refusal: StudioRefusal | null;
  /** Share of the futures that is done; 1 at rest. */
  readonly progress: number;
  /** From the newest answered change to the answer [ms]. */
  readonly answerMs: number | null;
  readonly grid: StudioGrid | null;
  /** Null before anything was sized; "wrong" where a figure was none. */
  readonly sized: readonly SizedClassRow[] | "wrong" | null;
};

type Waiting = { readonly question: StudioQuestion; readonly since: number };

const AT_REST: StudioState = { result: null, refusal: null, progress: 0, answerMs: null, grid: null, sized: null };

/**
 * Runs the structuring engine in a worker of its own. One draft is under way at a time; of those that come meanwhile only the
 * newest is kept, so that nothing stale is computed however fast a slider moves.
 */
export function useDealStudio(outlook: PoolOutlook, date: ChosenDate) {
  const [state, setState] = useState<StudioState>(AT_REST);
  const worker = useRef<Worker | null>(null);
  const latest = useRef(0);
  const asked = useRef<Waiting | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const lookedAt = useRef(date);
  /** The grid that is looked at; every answer is followed by it. */
  const wanted = useRef<GridOrder | null>(null);

  const post = useCallback((order: StudioOrder) => worker.current?.postMessage(order), []);

  const send = useCallback(
    (next: Waiting) => {
      if (!worker.current) {
        waiting.current = next;
        return;
      }
      latest.current += 1;
      asked.current = next;
      waiting.current = null;
      post({ kind: "run", run: latest.current, question: next.question, date: lookedAt.current });
    },
    [post],
  );

  useEffect(() => {
    const started = new Worker(new URL("./deal-studio.worker.ts", import.meta.url), { type: "module" });
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<StudioReport>) => {
      if (data.run !== latest.current) return;
      const since = asked.current?.since ?? null;
      setState((before) => after(before, data, since === null ? null : performance.now() - since));
      if (data.kind === "answer" || data.kind === "refused") {
        asked.current = null;
        if (waiting.current) send(waiting.current);
        else if (data.kind === "answer" && wanted.current) post({ kind: "grid", run: data.run, grid: wanted.current });
      }
    };
    post({ kind: "open", outlook });
    if (waiting.current) send(waiting.current);
    return () => {
      started.terminate();
      worker.current = null;
      asked.current = null;
    };
  }, [outlook, post, send]);

  useEffect(() => {
    if (lookedAt.current === date) return;
    lookedAt.current = date;
    post({ kind: "date", run: latest.current, date });
  }, [date, post]);

  const run = useCallback(
    (question: StudioQuestion) => {
      const next = { question, since: performance.now() };
      if (asked.current) waiting.current = next;
      else send(next);
    },
    [send],
  );
  const watchGrid = useCallback(
    (grid: GridOrder | null) => {
      wanted.current = grid;
      if (grid && !asked.current) post({ kind: "grid", run: latest.current, grid });
    },
    [post],
  );
  const size = useCallback((sizing: SizingOrder) => post({ kind: "size", run: latest.current, sizing }), [post]);
  return { ...state, run, watchGrid, size };
}

/** @param waitedMs since the question was put; null where the report answers none */
function after(before: StudioState, report: StudioReport, waitedMs: number | null): StudioState {
  const { result } = before;
  switch (report.kind) {
    case "answer": {
      const { answer, ledger } = report;
      const told = { breakEven: null, losses: null, ...result, answer, ledger, isWhole: false };
      const grid = before.grid && { ...before.grid, fresh: 0 };
      return { ...AT_REST, result: told, grid, answerMs: waitedMs ?? before.answerMs };
    }
    case "refused":
      return { ...before, refusal: report.refusal, progress: 1, answerMs: waitedMs ?? before.answerMs };
    case "ledger":
      return { ...before, result: result && { ...result, ledger: report.ledger } };
    case "break-even":
      return { ...before, result: result && { ...result, breakEven: report.breakEven } };
    case "progress":
      return { ...before, progress: report.share };
    case "losses":
      return { ...before, progress: 1, result: result && { ...result, losses: report.losses, isWhole: true } };
    case "grid":
      return { ...before, grid: withRow(before.grid, report.grid, report.row) };
    case "sized":
      return { ...before, sized: report.rows ?? "wrong" };
    default:
      return report satisfies never;
  }
}

/** A row takes the place of the one that stood there for the draft before; another grid begins anew. */
function withRow(grid: StudioGrid | null, order: GridOrder, row: GridRow): StudioGrid {
  const isSame =
    grid?.order.row === order.row &&
    grid.order.column === order.column &&
    grid.order.figure === order.figure &&
    grid.order.of === order.of;
  if (!grid || !isSame) return { order, rows: [row], fresh: 1 };
  const isThere = grid.rows.some(({ at }) => at === row.at);
  const rows = isThere ? grid.rows.map((before) => (before.at === row.at ? row : before)) : [...grid.rows, row];
  return { order, rows, fresh: grid.fresh + 1 };
}
