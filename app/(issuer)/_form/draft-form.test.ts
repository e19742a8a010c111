import fc from "fast-check";
import { demoAbsRequest } from "@/lib/core/deal/presets/demo-requests";
import { StructureRequest } from "@/lib/core/deal/structure-request";
import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { StationSpec } from "@/lib/core/station/station-spec";
import { LocalDate } from "@/lib/core/time/local-date";
import { DEAL_START, POOL_MEMBER } from "../_deals/pool-member.fixture";
import { plainDecimal, shiftDecimal } from "./decimal-text";
import { applyEdits, fieldNameOf, valueAt, withValue } from "./draft-document";
import { type DraftField, readField, textOfField } from "./draft-field";
import { issuesByField, issueText } from "./draft-issues";

test("the decimal point moves exactly", () => {
  expect(shiftDecimal("0.0525", 2)).toBe("5.25");
  expect(shiftDecimal("5.25", -2)).toBe("0.0525");
  expect(shiftDecimal("-0.5", -2)).toBe("-0.005");
  expect(shiftDecimal("12", 2)).toBe("1200");
  expect(shiftDecimal("-0", 0)).toBe("0");
  expect(shiftDecimal("1,5", 0)).toBeNull();
  expect(plainDecimal(5e-7)).toBe("0.0000005");
});

test("moving the point there and back gives the same number", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (whole, places) => {
      const text = String(whole);
      const there = shiftDecimal(text, -places);
      expect(there === null ? null : shiftDecimal(there, places)).toBe(text);
    }),
  );
});

const fields: readonly DraftField[] = [
  { path: ["pv", "arrays", 1, "peakPowerKw"], label: "PV", kind: "number", unit: "kWp" },
  { path: ["pv", "availability"], label: "Availability", kind: "percent", unit: "%" },
  { path: ["purchase", "fixedPerMonth"], label: "Fixed", kind: "decimal", unit: "USD" },
  { path: ["lifeYears"], label: "Life", kind: "number", unit: "years", whole: true },
];

test("what the form shows of the preset is read back as the preset", () => {
  const edits = Object.fromEntries(
    fields.map((field) => [
      fieldNameOf("spec", field.path),
      ` ${textOfField(field, valueAt(STANDARD_NODE, field.path))} `,
    ]),
  );
  const { document, errors } = applyEdits(STANDARD_NODE, "spec", fields, edits);
  expect(errors).toEqual({});
  expect(JSON.stringify(document)).toBe(JSON.stringify(STANDARD_NODE));
});

test("an edit changes its place alone; an unreadable one changes nothing and is named", () => {
  const { document, errors } = applyEdits(STANDARD_NODE, "spec", fields, {
    "spec.pv.arrays.1.peakPowerKw": "140.5",
    "spec.pv.availability": "97.25",
    "spec.lifeYears": "20.5",
  });
  expect(valueAt(document, ["pv", "arrays", 1, "peakPowerKw"])).toBe(140.5);
  expect(document.pv.availability).toBe(0.9725);
  expect(document.lifeYears).toBe(25);
  expect(errors).toEqual({ "spec.lifeYears": "notWhole" });
  expect(document.storage).toBe(STANDARD_NODE.storage);
});

test("an issue stands at its field, and one without a field at the document", () => {
  const wrong = withValue(withValue(STANDARD_NODE, ["pv", "availability"], 2), ["pv", "arrays", 0, "id"], "");
  const read = StationSpec.safeParse(wrong);
  const names = new Set(fields.map(({ path }) => fieldNameOf("spec", path)));
  const found = issuesByField("spec", names, read.error?.issues ?? []);
  expect(found.map(({ name, path }) => [name, path])).toEqual([
    ["spec", "pv.arrays.0.id"],
    ["spec.pv.availability", "pv.availability"],
  ]);
});

test("a date that is not there is asked for", () => {
  const issue = LocalDate.safeParse("").error?.issues[0];
  expect(issue && issueText(issue)).toEqual({ key: "notDate" });
});

test("money and shares of a deal are read to the minor unit and the basis point", () => {
  const money: DraftField = {
    path: ["trusteeFeeAnnualMinor"],
    label: "",
    kind: "money",
    currency: "USD",
    unit: "USD",
  };
  const share: DraftField = { path: ["senior", "size", "shareBps"], label: "", kind: "bps", unit: "%" };
  const coupon: DraftField = { path: ["senior", "couponRate"], label: "", kind: "percent-text", unit: "%" };
  const request = demoAbsRequest({ pool: [POOL_MEMBER], ...DEAL_START });
  const { document } = applyEdits(request, "request", [money, share, coupon], {
    "request.trusteeFeeAnnualMinor": "1234.5",
    "request.senior.size.shareBps": "65.25",
    "request.senior.couponRate": "5.125",
  });
  expect(document.trusteeFeeAnnualMinor).toBe("123450");
  expect(document.senior).toMatchObject({ size: { shareBps: 6525 }, couponRate: "0.05125" });
  expect(StructureRequest.safeParse(document).success).toBe(true);
  expect(readField(money, "12.345")).toEqual({ ok: false, reason: "notAmount" });
  expect(readField(share, "65.255")).toEqual({ ok: false, reason: "notWhole" });
  expect(readField({ ...money, optional: true }, "")).toEqual({ ok: true, value: undefined });
});
