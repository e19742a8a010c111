import { SENIOR, simulatedPeriod, TERMS } from "@/test/simulated-period";
import { dealStateToJson } from "../abs/waterfall/deal-state-json";
import { openingState } from "../abs/waterfall/waterfall";
import { DealTerms } from "../deal/terms";
import { composeBundle } from "./bundle";
import { traceCoupon } from "./trace";
import { verifyBundle } from "./verify-bundle";

// The meters of the month fall silent after three of thirty days.
const kpi = { minimum: "0.9", curable: true };
const terms = DealTerms.parse({
  ...TERMS,
  waterfall: [
    ...TERMS.waterfall.slice(0, -1),
    { id: "availability", kind: "availability-test", months: 3, ...kpi },
    { id: "kpi-step-up", kind: "step-up", tranche: SENIOR, rate: "0.012", trigger: "availability" },
    ...TERMS.waterfall.slice(-1),
  ],
});

test("a step-up by availability is measured on verified readings, paid with the coupon, and recomputed by verify", async () => {
  const { bundle, input } = await simulatedPeriod();
  const period = { ...input, terms, openingState: dealStateToJson(openingState(terms)) };
  const { bytes, computed, files } = composeBundle({ ...bundle, period, attestations: [] });
  const { statement, carryForward } = computed.statement;
  const devices = statement.stations.flatMap((station) => station.devices).filter(({ role }) => role !== "grid");
  const sum = (key: "measured" | "expected") => devices.reduce((total, device) => total + device[key], 0);
  expect(statement.availability).toEqual([
    { period: statement.period, measured: sum("measured"), expected: sum("expected") },
  ]);
  expect(sum("measured")).toBeGreaterThan(0);
  expect(sum("measured") / sum("expected")).toBeLessThan(0.2);
  expect(carryForward.availability).toEqual(statement.availability);

  // 40 days 30/360 of 6 % and of 1.2 % a year on 10 000.00.
  expect(computed.waterfall.tranches[SENIOR]).toMatchObject({ interestPaidMinor: 6_666n, stepUpPaidMinor: 1_333n });
  const coupon = computed.distribution.set.distributions.find(
    ({ trancheId, kind }) => trancheId === SENIOR && kind === "coupon",
  );
  expect(coupon?.trancheMinor).toBe("7999");
  const holder = computed.distribution.entitlements.find(({ distributionId }) => distributionId === coupon?.id)?.holder;
  const trace = traceCoupon(computed, coupon?.id ?? "", holder ?? "", { offset: 0, limit: 1 });
  expect(trace.transfers.map(({ kind }) => kind)).toEqual(["interest", "step-up"]);

  expect(files.get("statement.json")).toContain('"availability":');
  const report = await verifyBundle(bytes);
  expect(report.checks.filter(({ ok, name }) => !ok && !name.includes("attestations"))).toEqual([]);
});
