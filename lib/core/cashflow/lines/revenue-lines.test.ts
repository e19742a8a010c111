import fc from "fast-check";
import { STANDARD_NODE } from "../../station/presets/standard-node";
import type { RevenueContract } from "../../station/revenue-contract";
import { StationSpec } from "../../station/station-spec";
import { evenYear } from "../operation/operating-year.fixture";
import { cashFlowOfLife } from "../returns/station-cash-flow";
import { attributeMwh, deliveriesOf } from "./contract-delivery";
import { operatingCosts } from "./cost-lines";
import { REVENUE_STREAMS } from "./monthly-cash-flow";
import { publishedMonths } from "./published-months";
import { revenueLines } from "./revenue-lines";

const common = {
  counterparty: "buyer",
  settlementLagMonths: 0,
  escalationPerYear: 0.02,
  evidence: "invoiced" as const,
};
const with_ = (revenue: RevenueContract[], more: Partial<StationSpec> = {}): StationSpec => ({
  ...STANDARD_NODE,
  lifeYears: 2,
  revenue,
  ...more,
});
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test("a power purchase agreement takes its share of what is fed in, the export contract the rest", () => {
  const spec = with_([
    { ...common, id: "ppa", kind: "ppa", pricePerKwh: "0.05", share: 0.6 },
    { ...common, id: "utility", kind: "export", price: { kind: "flat", pricePerKwh: "0.03" } },
  ]);
  const years = [1, 2].map((year) => evenYear(year, { pvToGrid: 1000 }, { pvExportSales: 30 * 1.02 ** (year - 1) }));
  const { accrued } = revenueLines(spec, years);
  expect(accrued.export[0]).toBeCloseTo(600 * 0.05 + 400 * 0.03, 12);
  expect(accrued.export[12]).toBeCloseTo((600 * 0.05 + 400 * 0.03) * 1.02, 12);
});

test("a contract pays within its term only, by its lag, and what is open at the end in the last month", () => {
  const spec = with_([
    {
      ...common,
      id: "fee",
      kind: "storage-subscription",
      feePerMonth: "100",
      from: "2027-03",
      to: "2028-11",
      settlementLagMonths: 2,
    },
  ]);
  const { accrued, cash } = revenueLines(spec, [evenYear(1, {}), evenYear(2, {})]);
  const fees = Array.from(cash["storage-subscription"], (amount) => Number(amount.toFixed(9)));
  expect(fees.slice(0, 6)).toEqual([0, 0, 0, 0, 100, 100]);
  expect(fees.slice(22)).toEqual([102, 204]);
  expect(sum(fees)).toBeCloseTo(sum(accrued["storage-subscription"]), 9);
});

test("grid services: availability, what was called, and the penalty for what was missed", () => {
  const contract: RevenueContract = {
    ...common,
    id: "reserve",
    kind: "grid-services",
    committedKw: 50,
    committedKwh: 50,
    pricePerKwMonth: "4",
    deliveredShare: 0.9,
    // 50 kW x 24 calls x 2 h / 12 = 200 kWh a month, 20 of them missed.
    activation: { callsPerYear: 24, hoursPerCall: 2, pricePerKwh: "0.3", penaltyPerKwh: "1" },
  };
  const services = { reserve: { availability: 1, calledKwh: 200, deliveredKwh: 200 } };
  const lines = deliveriesOf(contract, with_([contract]), evenYear(1, {}, { services }), 0);
  expect(lines.map(({ item, amount }) => [item, Number(amount.toFixed(9))])).toEqual([
    ["availability", 180],
    ["activation", 54],
    ["penalty", -20],
  ]);
});

test("each MWh has one fate: what is sold on both bases is never more than what was generated or charged", () => {
  const energy = fc.integer({ min: 0, max: 10_000 });
  const share = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
  fc.assert(
    fc.property(energy, energy, energy, energy, share, share, (pv, charging, grid, stored, pvShare, fuelShare) => {
      const spec = with_([
        { ...common, id: "rec", kind: "certificates", basis: "pv-generation", pricePerMwh: "4", share: pvShare },
        { ...common, id: "lcfs", kind: "fuel-credits", share: fuelShare, creditsPerMwh: 0.8, pricePerCredit: "60" },
      ]);
      const pvToCharging = Math.min(pv, charging);
      const pvToStorage = Math.min(pv - pvToCharging, stored);
      const drawn = pvToCharging + pvToStorage + grid;
      const year = evenYear(1, {
        pv,
        pvToCharging,
        pvToStorage,
        storageToCharging: pvToStorage,
        gridToCharging: grid,
        charged: drawn,
      });
      const [rec, fuel] = spec.revenue.map((contract) =>
        contract.kind === "certificates" || contract.kind === "fuel-credits"
          ? attributeMwh(contract, spec, year, 0)
          : 0,
      ) as [number, number];
      // PV that is charged, and grid energy that is charged, are each sold once at most.
      expect(rec).toBeLessThanOrEqual(pv / 1000 + 1e-12);
      expect(rec + fuel).toBeLessThanOrEqual((pv + grid) / 1000 + 1e-12);
    }),
  );
});

test("a station that sells more of its attributes than it has is refused", () => {
  const certificate = { ...common, kind: "certificates", basis: "pv-generation", pricePerMwh: "4" } as const;
  const spec = with_([
    { ...certificate, id: "a", share: 0.7 },
    { ...certificate, id: "b", share: 0.4, from: "2028-01" },
  ]);
  expect(StationSpec.safeParse(spec).error?.issues[0]?.message).toContain("one fate");
  const apart = with_([
    { ...certificate, id: "a", share: 0.7, to: "2027-12" },
    { ...certificate, id: "b", share: 0.4, from: "2028-01" },
  ]);
  expect(StationSpec.safeParse(apart).success).toBe(true);
});

test("whatever is delivered, the cash lines add up to the revenue and no memo line is among them", () => {
  const energy = fc.integer({ min: 0, max: 100_000 });
  const flows = fc.record({
    pv: energy,
    pvToGrid: energy,
    pvToHost: energy,
    pvToCharging: energy,
    storageToGrid: energy,
    storageToHost: energy,
    gridImport: energy,
    gridToCharging: energy,
    charged: energy,
    computeLoad: energy,
  });
  const memo = fc.integer({ min: 0, max: 1_000_000 });
  const savings: RevenueContract = {
    ...common,
    id: "savings",
    kind: "shared-savings",
    counterfactual: "the host's bill of the year before",
    savingPerMonth: "300",
    share: 0.5,
  };
  const spec = with_([...STANDARD_NODE.revenue, savings]);
  const services = Object.fromEntries(
    spec.revenue.flatMap(({ id, kind }) =>
      kind === "grid-services" ? [[id, { availability: 0.9, calledKwh: 120, deliveredKwh: 110 }]] : [],
    ),
  );
  fc.assert(
    fc.property(flows, energy, memo, (drawn, sessions, saved) => {
      const years = [1, 2].map((year) => evenYear(year, drawn, { sessions, pvExportSales: sessions / 7, services }));
      const { cash, accrued, cashByContract, paidByDrivers } = revenueLines(spec, years);
      const costs = operatingCosts(spec, years, paidByDrivers);
      const months = publishedMonths(spec, cash, costs, new Float64Array(24));
      const minor = months.reduce(
        (total, { revenue }) => total + Object.values(revenue).reduce((part, amount) => part + BigInt(amount), 0n),
        0n,
      );
      const streams = sum(REVENUE_STREAMS.map((stream) => sum(cash[stream])));
      // 24 months of at most nine lines, each rounded by half a cent at most.
      expect(Math.abs(Number(minor) / 100 - streams)).toBeLessThan(24 * 9 * 0.005 + 1e-6 * Math.abs(streams));
      expect(sum([...cashByContract.values()].map(sum))).toBeCloseTo(streams, 4);
      expect(sum(REVENUE_STREAMS.map((stream) => sum(accrued[stream])))).toBeCloseTo(streams, 4);

      const memos = [1, 2].map((operatingYear) => ({
        operatingYear,
        memo: {
          "self-consumption": new Float64Array(12).fill(saved),
          "valley-filling": new Float64Array(12),
          "time-shifting": new Float64Array(12),
          "pv-demand-reduction": new Float64Array(12),
          "peak-shaving": new Float64Array(12),
        },
        counterfactualBill: new Float64Array(12),
        actualBill: new Float64Array(12),
        storageGridCost: new Float64Array(12),
        chargingGridCost: new Float64Array(12),
      }));
      expect(cashFlowOfLife(spec, years, memos).months).toEqual(cashFlowOfLife(spec, years, []).months);
    }),
    { numRuns: 20 },
  );
});

test("VAT is an account of its own: collected, paid, and settled to the last cent; CFADS knows nothing of it", () => {
  const drivers = STANDARD_NODE.revenue.find(({ kind }) => kind === "charging") as Extract<
    RevenueContract,
    { kind: "charging" }
  >;
  const years = [1, 2].map((year) => evenYear(year, { charged: 10_000 }, { sessions: 300, gridEnergyCost: 900 }));
  const run = (vatRate: string) =>
    cashFlowOfLife(
      with_([{ ...drivers, tariff: { ...drivers.tariff, vatRate } }], {
        vat: { inputRates: { "grid-energy": "0.19" }, investmentRate: "0.19", returnLagMonths: 2 },
        costs: { ...STANDARD_NODE.costs, paymentFeeShare: 0 },
      }),
      years,
      [],
    );
  const { vat, months } = run("0.19");
  const total = (key: "collected" | "paid" | "settled" | "due") =>
    vat.reduce((part, row) => part + BigInt(row[key]), 0n);
  // 10 000 kWh at 0.47 and 300 sessions at 0.50, net.
  expect(vat[0]?.collected).toBe(String(Math.round(19 * (10_000 * 0.47 + 300 * 0.5))));
  expect(total("collected") - total("paid") - total("settled")).toBe(0n);
  expect(total("due")).toBe(total("settled"));
  expect(vat.slice(0, 2).map(({ settled }) => settled)).toEqual(["0", "0"]);
  expect(vat[2]?.settled).toBe(vat[0]?.due);
  expect(months).toEqual(run("0").months);
  expect(run("0").vat).toHaveLength(24);
});
