import { GradeTable } from "@/lib/core/abs/losses/indicative-grade";

/** A table of grades as it was typed, or the line at which it cannot be read. */
export type ReadGrades =
  | { readonly ok: true; readonly table: GradeTable }
  | { readonly ok: false; readonly problem: "empty" | "line" | "order"; readonly line: number };

/**
 * Reads a table of grades from lines, best first: a name and the most that the figure may be in per cent, as in `AA 0.05` or
 * `Class 1, 0.05 %`. Empty lines pass.
 */
export function readGradeLines(name: string, measure: GradeTable["measure"], text: string): ReadGrades {
  const grades: { grade: string; atMost: number }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const [, grade, percent] = /^\s*(.{0,19}[^\s,;:])[\s,;:]+(\d+(?:\.\d+)?)\s*%?\s*$/.exec(line) ?? [];
    const atMost = Number(percent) / 100;
    if (grade === undefined || percent === undefined || atMost > 1)
      return { ok: false, problem: "line", line: index + 1 };
    if (atMost <= (grades.at(-1)?.atMost ?? -1)) return { ok: false, problem: "order", line: index + 1 };
    grades.push({ grade, atMost });
  }
  const read = GradeTable.safeParse({ name: name.trim(), measure, grades });
  return read.success ? { ok: true, table: read.data } : { ok: false, problem: "empty", line: 1 };
}
