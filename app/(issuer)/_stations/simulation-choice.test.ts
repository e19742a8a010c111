import { readSimulationChoice } from "./simulation-choice";

test("an address without a choice shows the first year and the longest day", () => {
  expect(readSimulationChoice({}, 25)).toEqual({ year: 1, month: 6, day: 21 });
});

test("what cannot be chosen is not", () => {
  expect(readSimulationChoice({ year: "26", month: "13", day: "21" }, 25)).toEqual({ year: 1, month: 6, day: 21 });
  expect(readSimulationChoice({ year: "25", month: "2", day: "29" }, 25)).toEqual({ year: 25, month: 2, day: 1 });
  expect(readSimulationChoice({ year: "-1", month: ["1", "2"], day: "x" }, 25)).toEqual({ year: 1, month: 6, day: 1 });
});
