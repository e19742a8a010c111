import { indicativeGrade } from "@/lib/core/abs/losses/indicative-grade";
import { readGradeLines } from "./grade-lines";

const read = (text: string) => readGradeLines("House scale", "expected-loss", text);

test("a table is read line by line, per cent as parts, and grades by its bounds", () => {
  const found = read("AA 0.05\n\nBaa2, 1.5 %\n Class 3 ; 100");
  expect(found).toEqual({
    ok: true,
    table: {
      ...{ name: "House scale", measure: "expected-loss" },
      grades: [
        { grade: "AA", atMost: 0.0005 },
        { grade: "Baa2", atMost: 0.015 },
        { grade: "Class 3", atMost: 1 },
      ],
    },
  });
  if (!found.ok) throw new Error("it is read");
  const grade = (expectedLoss: number) => indicativeGrade(found.table, { expectedLoss, defaultProbability: 1 });
  expect(grade(0.0005)).toEqual({ grade: "AA", table: "House scale", label: "not a rating" });
  expect(grade(0.0006).grade).toBe("Baa2");
});

test.each([
  ["", "empty", 1],
  ["AA", "line", 1],
  ["AA 0.05\nA five", "line", 2],
  ["AA 101", "line", 1],
  ["AA 2\nA 2", "order", 2],
])("%j is refused with its line", (text, problem, line) => {
  expect(read(text)).toEqual({ ok: false, problem, line });
});
