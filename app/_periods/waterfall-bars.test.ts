import type { TransferJson } from "@/lib/core/abs/waterfall/waterfall-result-json";
import { waterfallBars } from "./waterfall-bars";

const senior = { type: "tranche", trancheId: "trn_SENIOR" } as const;
const transfer = (change: Partial<TransferJson>): TransferJson => ({
  stepId: "step",
  kind: "fee",
  from: "collection",
  to: { type: "payee", payee: "Trustee" },
  ...{ amountMinor: "0", dueMinor: "0", shortfallMinor: "0" },
  ...change,
});

test("invoices of one step are one bar, and their shortfalls add up", () => {
  const bars = waterfallBars([
    transfer({ stepId: "costs", kind: "operating-cost", amountMinor: "70" }),
    transfer({ stepId: "costs", kind: "operating-cost", amountMinor: "20", shortfallMinor: "10" }),
  ]);
  expect(bars).toMatchObject([{ id: "costs", count: 2, paidMinor: 90n, unpaidMinor: 10n }]);
});

test("interest that the reserve completes: its draw comes in first, and nothing stays unpaid", () => {
  const bars = waterfallBars([
    transfer({
      stepId: "interest",
      kind: "interest",
      to: senior,
      amountMinor: "60",
      dueMinor: "100",
      shortfallMinor: "40",
    }),
    transfer({ stepId: "interest", kind: "interest", from: "reserve", to: senior, amountMinor: "40", dueMinor: "40" }),
  ]);
  expect(bars.map(({ paidMinor, unpaidMinor }) => [paidMinor, unpaidMinor])).toEqual([
    [-40n, 0n],
    [100n, 0n],
  ]);
});

test("a release brings cash in, a fill takes it, the residual is left to the drawing", () => {
  const bars = waterfallBars([
    transfer({
      kind: "reserve-release",
      from: "reserve",
      to: { type: "account", account: "collection" },
      amountMinor: "5",
    }),
    transfer({ stepId: "fill", kind: "reserve-fill", to: { type: "account", account: "reserve" }, amountMinor: "7" }),
    transfer({ stepId: "rest", kind: "residual", amountMinor: "9" }),
  ]);
  expect(bars.map(({ paidMinor }) => paidMinor)).toEqual([-5n, 7n]);
});
