import { beginHistory, changeHistory, type DraftChange, type DraftHistory } from "./draft-history";

const edit = (tag: string, value: number): DraftChange<number> => ({ kind: "edit", tag, to: () => value });
const after = (...changes: DraftChange<number>[]): DraftHistory<number> =>
  changes.reduce(changeHistory<number>, beginHistory(0));

test("moves of one slider are one change, and undo takes them back together", () => {
  const moved = after(edit("size", 1), edit("size", 2), edit("size", 3), edit("coupon", 4));
  expect(moved.past).toEqual([0, 3]);
  const back = changeHistory(changeHistory(moved, { kind: "undo" }), { kind: "undo" });
  expect(back).toMatchObject({ now: 0, past: [], future: [3, 4] });
  expect(changeHistory(back, { kind: "undo" })).toBe(back);
  expect(changeHistory(back, { kind: "redo" }).now).toBe(3);
});

test("after an undo the same slider begins a change of its own, and what was undone is gone", () => {
  const again = after(edit("size", 1), edit("size", 2), { kind: "undo" }, edit("size", 5));
  expect(again).toMatchObject({ now: 5, past: [0], future: [] });
});

test("an edit that changes nothing is none", () => {
  const moved = after(edit("size", 1));
  expect(changeHistory(moved, { kind: "edit", tag: "other", to: (now) => now })).toBe(moved);
});
