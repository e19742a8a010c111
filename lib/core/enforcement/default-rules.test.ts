import { dealStateToJson } from "../abs/waterfall/deal-state-json";
import { openingState } from "../abs/waterfall/waterfall";
import { demoAbsRequest } from "../deal/presets/demo-requests";
import { structureDeal } from "../deal/structure";
import type { DealTerms } from "../deal/terms";
import { parseInstant } from "../time/instant";
import { addMonthsToYearMonth } from "../time/local-date";
import { type DeclaredDefault, defaultsOfPeriod, isEnforcedFrom } from "./declared-default";
import { accelerationPeriod, assertDefaultsAdmissible, graceOf, requireCurable } from "./default-rules";

const ulid = (digit: string) => digit.repeat(26);
const pool = [
  {
    ...{ stationId: `stn_${ulid("6")}`, stationName: "Example station", simulationId: `sim_${ulid("7")}` },
    ...{ simulationHash: "ab".repeat(32), shareBps: 10_000 },
  },
];
const months = Array.from({ length: 144 }, (_, index) => ({
  ...{ month: addMonthsToYearMonth("2026-11", index), revenue: { export: "2000000" }, cost: {}, cfads: "2000000" },
}));
const terms = structureDeal(
  demoAbsRequest({ pool, closing: "2026-11-02", firstPeriod: "2026-11" }),
  {
    ...{ dealId: `deal_${ulid("1")}`, orgId: `org_${ulid("2")}`, livemode: false, chainId: 31337 },
    trancheIds: { senior: `trn_${ulid("3")}`, mezzanine: `trn_${ulid("4")}`, junior: `trn_${ulid("5")}` },
  },
  months,
);
const at = (iso: string) => parseInstant(`${iso}Z`);
const code = (value: string) => expect.objectContaining({ code: value });

/** Unpaid senior interest: five days of grace in the demonstration's terms. */
function declared(occurredOn = "2026-12-15", declaredAt = "2026-12-16T12:00:00.000Z"): DeclaredDefault {
  const event = "senior-interest-unpaid";
  return {
    notice: {
      ...{ id: `dft_${ulid("8")}`, event, occurredOn, reason: "Interest is unpaid", evidence: "ab".repeat(32) },
      ...graceOf(terms, event, occurredOn, parseInstant(declaredAt)),
      ...{ declaredBy: `usr_${ulid("9")}`, declaredAt },
    },
  };
}

function accelerated(acceleratedAt: string, fromPeriod: string, from = declared()): DeclaredDefault {
  return {
    ...from,
    acceleration: { fromPeriod, reason: "Not cured", acceleratedBy: `usr_${ulid("9")}`, acceleratedAt },
  };
}

test("grace is the terms', counted from the day of the event, to the end of its last day in the deal's zone", () => {
  const { notice } = declared();
  expect(notice).toMatchObject({ graceDays: 5, graceEnds: "2026-12-20" });
  // 2026-12-20 ends at 05:00 UTC of the 21st in New York.
  expect(() => requireCurable(terms, { notice }, at("2026-12-21T04:59:59"))).not.toThrow();
  expect(() => requireCurable(terms, { notice }, at("2026-12-21T05:00:00"))).toThrow(code("GRACE_OVER"));
  expect(() => accelerationPeriod(terms, { notice }, undefined, at("2026-12-21T04:59:59"))).toThrow(
    code("GRACE_RUNNING"),
  );
});

test("an event is declared only where the terms name it, and not before it has occurred", () => {
  const now = at("2026-12-16T12:00:00");
  expect(() => graceOf(terms, "illegality", "2026-12-15", now)).toThrow(code("EVENT_NOT_A_DEFAULT"));
  expect(() => graceOf(terms, "insolvency", "2026-12-17", now)).toThrow(code("EVENT_NOT_YET"));
  expect(() => graceOf(terms, "insolvency", "2026-11-01", now)).toThrow(code("EVENT_NOT_YET"));
});

test("acceleration reaches the first period whose cut-off is still to come, and no other", () => {
  const now = at("2026-12-22T12:00:00");
  expect(accelerationPeriod(terms, declared(), undefined, now).period).toBe("2026-12");
  const [first] = terms.calendar.periods;
  const early = declared("2026-11-20", "2026-11-20T12:00:00.000Z");
  expect(first && accelerationPeriod(terms, early, undefined, at(`${first.cutOff}T12:00:00`)).period).toBe("2026-11");
  const { enforcementWaterfall: _none, ...without } = terms;
  expect(() => accelerationPeriod(without as DealTerms, declared(), undefined, now)).toThrow(
    code("ENFORCEMENT_NOT_PROVIDED"),
  );
});

test("insolvency accelerates at once where the terms say so", () => {
  const disclosure = terms.disclosure && { ...terms.disclosure, acceleration: "automatic-on-insolvency" as const };
  const strict = { ...terms, disclosure };
  const event = "insolvency";
  const now = at("2026-12-15T12:00:00");
  const base = declared("2026-12-15", "2026-12-15T12:00:00.000Z");
  const notice = { ...base.notice, event, ...graceOf(strict, event, "2026-12-15", now) } as const;
  expect(() => accelerationPeriod(terms, { notice }, undefined, now)).toThrow(code("GRACE_RUNNING"));
  expect(accelerationPeriod(strict, { notice }, undefined, now).period).toBe("2026-12");
});

test("a period knows defaults as they stood at its cut-off: what came later belongs to a later one", () => {
  const cure = {
    reason: "Paid",
    evidence: "cd".repeat(32),
    curedBy: `usr_${ulid("9")}`,
    curedAt: "2026-12-19T12:00:00.000Z",
  };
  const cured: DeclaredDefault = { ...declared(), cure };
  const span = (period: string, from: string, closesAt: string) => ({ period, from: at(from), closesAt: at(closesAt) });
  const [november, december, january] = [
    span("2026-11", "2026-11-01T04:00:00", "2026-12-04T05:00:00"),
    span("2026-12", "2026-12-01T05:00:00", "2027-01-05T05:00:00"),
    span("2027-01", "2027-01-01T05:00:00", "2027-02-04T05:00:00"),
  ];
  expect(defaultsOfPeriod([cured], november)).toEqual([]);
  expect(defaultsOfPeriod([cured], december)).toEqual([cured]);
  expect(defaultsOfPeriod([cured], january)).toEqual([]);
  expect(defaultsOfPeriod([cured], { ...december, closesAt: at("2026-12-18T05:00:00") })).toEqual([declared()]);
  const enforced = accelerated("2026-12-22T12:00:00.000Z", "2026-12");
  expect(defaultsOfPeriod([enforced], december)).toEqual([enforced]);
  expect(isEnforcedFrom([enforced], "2026-12")).toBe(true);
  expect(defaultsOfPeriod([enforced], january)).toEqual([]);
});

test.each([
  ["another grace", { ...declared(), notice: { ...declared().notice, graceDays: 0, graceEnds: "2026-12-15" } }],
  ["acceleration in its grace", accelerated("2026-12-18T12:00:00.000Z", "2026-12")],
  ["acceleration from another period", accelerated("2026-12-22T12:00:00.000Z", "2027-01")],
])("a statement refuses a default with %s", (_, wrong) => {
  expect(() => assertDefaultsAdmissible(terms, "2026-12", [wrong], false)).toThrow(expect.objectContaining({}));
});

test("a deal is accelerated once", () => {
  const one = accelerated("2026-12-22T12:00:00.000Z", "2026-12");
  expect(() => assertDefaultsAdmissible(terms, "2026-12", [one], false)).not.toThrow();
  expect(() => assertDefaultsAdmissible(terms, "2026-12", [one], true)).toThrow(code("DEFAULT_INADMISSIBLE"));
  expect(() => assertDefaultsAdmissible(terms, "2026-12", [one, one], false)).toThrow(code("DEFAULT_INADMISSIBLE"));
  expect(dealStateToJson(openingState(terms)).enforced).toBeUndefined();
});
