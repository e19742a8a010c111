import { attachmentPoints } from "../../abs/losses/attachment";
import { breakEvenShock } from "../../abs/losses/break-even";
import { shockRevenue } from "../../abs/pool/period-inputs";
import { projectDeal } from "../../abs/projection/project";
import type { MonthlyCashFlow } from "../../cashflow/lines/monthly-cash-flow";
import { addMonthsToYearMonth } from "../../time/local-date";
import { isLeiValid } from "../lei";
import { structureDeal } from "../structure";
import type { DealIdentity } from "../structure-basis";
import { StructureRequest } from "../structure-request";
import { DealTerms } from "../terms";
import { demoParties } from "./demo-parties";
import { demoAbsRequest, demoGreenBondRequest } from "./demo-requests";

const ulid = (digit: string) => digit.repeat(26);
const identity: DealIdentity = {
  dealId: `deal_${ulid("1")}`,
  orgId: `org_${ulid("2")}`,
  livemode: false,
  chainId: 31337,
  trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
};
const inputs = {
  pool: [
    {
      stationId: `stn_${ulid("6")}`,
      stationName: "Example station",
      simulationId: `sim_${ulid("7")}`,
      simulationHash: "ab".repeat(32),
      shareBps: 10_000,
    },
  ],
  closing: "2026-11-02",
  firstPeriod: "2026-11",
};

/** A year with summer twice as strong as winter, costs about a third of revenue, growing 1 % a year. */
const months: MonthlyCashFlow[] = Array.from({ length: 144 }, (_, index) => {
  const season = 1 + 0.33 * Math.cos(((index + 10 - 6) / 6) * Math.PI);
  const revenue = Math.round(3_000_000 * season * 1.01 ** Math.floor(index / 12));
  return {
    month: addMonthsToYearMonth("2026-11", index),
    revenue: { "charging-energy": String(revenue), export: "120000" },
    cost: { "grid-energy": "700000", "operation-maintenance": "250000" },
    cfads: String(revenue + 120_000 - 950_000),
  };
});

test("every LEI of the demonstration says that it is fictitious, and its check digits hold", () => {
  for (const { lei } of demoParties("2026-11-02")) {
    expect(lei).toMatch(/^0000FICTITIOUS/);
    expect(isLeiValid(lei ?? "")).toBe(true);
  }
});

test.each([demoGreenBondRequest(inputs), demoAbsRequest(inputs)])(
  "$name is sound and pays in its base case",
  (request) => {
    expect(StructureRequest.parse(request)).toEqual(request);
    const terms = structureDeal(request, identity, months);
    expect(DealTerms.parse(terms)).toEqual(terms);
    const base = projectDeal(terms, months);
    expect(base.firstBreach).toBeNull();
    for (const tranche of terms.tranches) {
      const projection = base.tranches[tranche.id];
      expect(projection?.lossMinor).toBe(0n);
      expect(projection?.principalTotalMinor).toBe(BigInt(tranche.originalParMinor));
      // At par, the annual yield is the monthly coupon compounded, but for the odd first period and business days.
      const monthlyRate = Number(tranche.couponRate) / 12;
      expect(projection?.yieldRate).toBeCloseTo((1 + monthlyRate) ** 12 - 1, 2.5);
      expect(projection?.minimumDscr).toBeGreaterThan(request.kind === "abs" ? 1.24 : 1.34);
    }
    expect(base.closing.reserveMinor).toBe(0n);
  },
);

test("in a downside the junior loses before the mezzanine, the mezzanine before the senior", () => {
  const terms = structureDeal(demoAbsRequest(inputs), identity, months);
  const [senior, mezzanine, junior] = terms.tranches.map(({ id }) => breakEvenShock(terms, months, id) ?? -1);
  expect(senior).toBeGreaterThan(mezzanine ?? Number.NaN);
  expect(mezzanine).toBeGreaterThan(junior ?? Number.NaN);
  expect(junior).toBeGreaterThan(0);
  const juniorId = terms.tranches[2]?.id ?? "";
  const loss = (bps: number) => projectDeal(terms, shockRevenue(months, bps)).tranches[juniorId]?.lossMinor;
  expect(loss(junior ?? 0)).toBe(0n);
  expect(loss((junior ?? 0) + 1)).toBeGreaterThan(0n);
  expect(projectDeal(terms, shockRevenue(months, 3000)).firstBreach).not.toBeNull();
  expect(attachmentPoints(terms.tranches).map(({ detachmentBps }) => detachmentBps)[0]).toBe(10_000);
});
