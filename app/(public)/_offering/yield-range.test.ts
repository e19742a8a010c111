import { yieldRange } from "./yield-range";

test("a range names both cases", () => {
  expect(yieldRange("en", { low: "-0.0173", high: "0.0776" }, 1, "loss")).toBe("-1.7% – 7.8%");
});

test("cases that show the same figure show it once", () => {
  expect(yieldRange("en", { low: "0.05321", high: "0.05324" }, 1, "loss")).toBe("5.3%");
});

test("a downside that returns too little for a yield is not left out", () => {
  expect(yieldRange("en", { low: null, high: "0.116" }, 1, "loss")).toBe("loss – 11.6%");
});
