import { LinearProgramBuilder } from "../../core/energy/optimum/linear-program";
import { highsOptimiser } from "./highs-optimiser";

test("finds the corner that is known: Wyndor Glass (Hillier & Lieberman, Introduction to Operations Research, 3.1)", async () => {
  const optimiser = await highsOptimiser();
  const builder = new LinearProgramBuilder();
  const doors = builder.column(-3, 0, Number.POSITIVE_INFINITY);
  const windows = builder.column(-5, 0, Number.POSITIVE_INFINITY);
  builder.row(Number.NEGATIVE_INFINITY, 4, [[doors, 1]]);
  builder.row(Number.NEGATIVE_INFINITY, 12, [[windows, 2]]);
  builder.row(Number.NEGATIVE_INFINITY, 18, [
    [doors, 3],
    [windows, 2],
  ]);
  const [x, y] = optimiser.solve(builder.program());
  expect(x).toBeCloseTo(2, 9);
  expect(y).toBeCloseTo(6, 9);
});

test("keeps equalities and column bounds, and solves one program after another", async () => {
  const optimiser = await highsOptimiser();
  for (const total of [5, 7]) {
    const builder = new LinearProgramBuilder();
    const cheap = builder.column(1, 0, 4);
    const dear = builder.column(2, -1, 10);
    builder.row(total, total, [
      [cheap, 1],
      [dear, 1],
    ]);
    const [taken, rest] = optimiser.solve(builder.program());
    expect(taken).toBeCloseTo(4, 9);
    expect(rest).toBeCloseTo(total - 4, 9);
  }
});

test("a program that nothing satisfies, and one without end, are refused", async () => {
  const optimiser = await highsOptimiser();
  const impossible = new LinearProgramBuilder();
  impossible.row(2, 3, [[impossible.column(1, 0, 1), 1]]);
  const endless = new LinearProgramBuilder();
  endless.row(0, Number.POSITIVE_INFINITY, [[endless.column(-1, 0, Number.POSITIVE_INFINITY), 1]]);
  for (const builder of [impossible, endless]) {
    expect(() => optimiser.solve(builder.program())).toThrow(expect.objectContaining({ code: "OPTIMUM_NOT_FOUND" }));
  }
});
