import * as fc from "fast-check";
import type { MonthlyCashFlow } from "./monthly-cash-flow";
import { shockCashFlow } from "./shock-cash-flow";

const month: MonthlyCashFlow = {
  month: "2027-01",
  revenue: { "charging-energy": "10001", export: "301" },
  cost: { insurance: "500", tax: "3" },
  cfads: "9799",
};

test("streams and lines are scaled, rounded half up, and CFADS is summed again", () => {
  const [shocked] = shockCashFlow([month], {
    revenueBps: 5000,
    streamBps: { export: 0 },
    lineBps: { insurance: 12000 },
  });
  expect(shocked).toEqual({
    month: "2027-01",
    revenue: { "charging-energy": "5001", export: "0" },
    cost: { insurance: "600", tax: "3" },
    cfads: "4398",
  });
});

test("no shock changes nothing; CFADS is always the sum of its lines", () => {
  expect(shockCashFlow([month], {})).toEqual([month]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30000 }), fc.integer({ min: 0, max: 30000 }), (revenueBps, costBps) => {
      const [shocked] = shockCashFlow([month], { revenueBps, costBps });
      const total = (lines: object) => Object.values(lines).reduce((sum: bigint, minor) => sum + BigInt(minor), 0n);
      expect(BigInt(shocked?.cfads ?? "")).toBe(total(shocked?.revenue ?? {}) - total(shocked?.cost ?? {}));
    }),
  );
});
