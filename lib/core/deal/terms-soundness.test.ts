import { formatInstant } from "../time/instant";
import { addMonthsToYearMonth } from "../time/local-date";
import { buildCalendar, type CalendarRequest, periodInterval, recordInstant } from "./calendar";
import { isIsinValid } from "./isin";
import { isLeiValid, withLeiCheckDigits } from "./lei";
import { demoGreenBondRequest } from "./presets/demo-requests";
import { structureDeal } from "./structure";
import type { CalendarPeriod, DealTerms } from "./terms";
import { assertTermsSound } from "./terms-soundness";

const ulid = (digit: string) => digit.repeat(26);
const months = Array.from({ length: 144 }, (_, index) => ({
  month: addMonthsToYearMonth("2026-11", index),
  revenue: { "charging-energy": "2000000" },
  cost: {},
  cfads: "2000000",
}));
const sound = structureDeal(
  demoGreenBondRequest({
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
  }),
  {
    ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
    trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
  },
  months,
);
const withTranche = (change: Partial<DealTerms["tranches"][number]>): DealTerms => ({
  ...sound,
  tranches: sound.tranches.map((tranche) => ({ ...tranche, ...change })),
});

test("what the structure makes is sound", () => assertTermsSound(sound));

test.each<[string, DealTerms, RegExp]>([
  ["a schedule that misses par", withTranche({ schedule: ["1"] }), /redeems 1 of/],
  ["a maturity elsewhere", withTranche({ maturity: "2030-01-01" }), /maturity/],
  ["par of half a token", withTranche({ originalParMinor: "150", schedule: ["150"] }), /whole number/],
  ["an order above par", withTranche({ minimumTokens: 1e12 }), /minimum order/],
  ["a wrong ISIN", withTranche({ isin: "US0378331006" }), /ISIN/],
  [
    "a wrong LEI",
    { ...sound, parties: sound.parties.map((party) => ({ ...party, lei: "0000FICTITIOUSSPV100" })) },
    /LEI/,
  ],
  ["no trustee", { ...sound, parties: sound.parties.filter(({ role }) => role !== "trustee") }, /no trustee/],
  ["no reserve account", { ...sound, accounts: sound.accounts.filter(({ kind }) => kind !== "reserve") }, /no reserve/],
  ["a station twice", { ...sound, pool: [...sound.pool, ...sound.pool] }, /twice/],
])("%s is refused", (_, terms, reason) => {
  expect(() => assertTermsSound(terms)).toThrow(
    expect.objectContaining({ code: "TERMS_UNSOUND", message: expect.stringMatching(reason) }),
  );
});

const request: CalendarRequest = {
  ...{ closing: "2026-11-02", firstPeriod: "2026-11", months: 3, timeZone: "America/New_York" },
  ...{ cutOffDays: 3, determinationDays: 6, recordDays: 10, paymentDays: 15, calendar: "us-federal-reserve" as const },
};

test("dates follow the end of the month and move to the next business day", () => {
  const [november, december] = buildCalendar(request).periods;
  expect(november).toEqual({
    ...{ period: "2026-11", from: "2026-11-01", to: "2026-12-01", cutOff: "2026-12-03", determination: "2026-12-07" },
    ...{ record: "2026-12-10", ex: "2026-12-11", payment: "2026-12-15", interestTo: "2026-12-15" },
  });
  // 10 January 2027 is a Sunday.
  expect(december?.record).toBe("2027-01-11");
});

test("a record day ends, and a period begins, at local midnight", () => {
  const [november] = buildCalendar(request).periods as [CalendarPeriod];
  expect(formatInstant(recordInstant(november, "America/New_York"))).toBe("2026-12-11T05:00:00.000Z");
  const { from, to } = periodInterval(november, "America/New_York");
  // Clocks go back on 1 November 2026: the period begins in summer time.
  expect([from, to].map(formatInstant)).toEqual(["2026-11-01T04:00:00.000Z", "2026-12-01T05:00:00.000Z"]);
});

test.each([{ recordDays: 15 }, { determinationDays: 2 }, { closing: "2026-12-15" }])(
  "a calendar with %j is refused",
  (change) => {
    expect(() => buildCalendar({ ...request, ...change })).toThrow(
      expect.objectContaining({ code: "CALENDAR_NOT_ORDERED" }),
    );
  },
);

// Apple's ISIN; GLEIF's own LEI.
test("check digits", () => {
  expect([isIsinValid("US0378331005"), isIsinValid("US0378331006"), isIsinValid("us0378331005")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isLeiValid("506700GE1G29325QX363"), isLeiValid("506700GE1G29325QX364")]).toEqual([true, false]);
  expect(withLeiCheckDigits("506700GE1G29325QX3")).toBe("506700GE1G29325QX363");
});
