/** A document with what it was before and what was undone of it. */
export type DraftHistory<T> = {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What the newest change was made with: further changes with it, such as a slider's moves, are one change. */
  readonly tag: string | null;
};

export type DraftChange<T> =
  | { readonly kind: "edit"; readonly tag: string; readonly to: (now: T) => T }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** Begins anew, with nothing to undo. */
  | { readonly kind: "load"; readonly document: T };

const STEPS_KEPT = 100;

export function beginHistory<T>(now: T): DraftHistory<T> {
  return { past: [], now, future: [], tag: null };
}

export function changeHistory<T>(history: DraftHistory<T>, change: DraftChange<T>): DraftHistory<T> {
  const { past, now, future, tag } = history;
  switch (change.kind) {
    case "edit": {
      const next = change.to(now);
      if (next === now) return history;
      const kept = change.tag === tag ? past : [...past, now].slice(-STEPS_KEPT);
      return { past: kept, now: next, future: [], tag: change.tag };
    }
    case "undo": {
      const before = past.at(-1);
      return before === undefined
        ? history
        : { past: past.slice(0, -1), now: before, future: [now, ...future], tag: null };
    }
    case "redo": {
      const [after, ...rest] = future;
      return after === undefined ? history : { past: [...past, now], now: after, future: rest, tag: null };
    }
    case "load":
      return beginHistory(change.document);
    default:
      return change satisfies never;
  }
}
