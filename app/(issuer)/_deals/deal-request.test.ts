import { StructureRequest } from "@/lib/core/deal/structure-request";
import { newRequest, withKind } from "./deal-kind";
import { type Sizing, sizingOf, withSizing } from "./deal-sizing";
import { dealStart } from "./deal-start";
import { DEAL_START, POOL_MEMBER } from "./pool-member.fixture";

const kinds = ["green-bond", "abs"] as const;

test("a deal collects from the first whole month after its closing in which all of its stations operate, until the first of them ends", () => {
  expect(dealStart("2026-11-22", [])).toEqual({ closing: "2026-11-22", firstPeriod: "2026-12", months: 144 });
  expect(
    dealStart("2026-11-22", [
      { operationStart: "2027-01", lifeYears: 25 },
      { operationStart: "2026-01", lifeYears: 10 },
    ]),
  ).toEqual({ closing: "2027-01-01", firstPeriod: "2027-01", months: 108 });
});

test.each(kinds)("a new %s is complete, in every way of sizing it", (kind) => {
  const request = newRequest(kind, [POOL_MEMBER], DEAL_START);
  const sizings: Sizing[] = kind === "abs" ? ["dscr", "total", "each"] : ["dscr", "total"];
  for (const sizing of sizings) {
    const sized = withSizing(request, sizing);
    expect(StructureRequest.parse(sized)).toEqual(sized);
    expect(sizingOf(sized)).toBe(sizing);
    expect(sizingOf(withSizing(sized, "dscr"))).toBe("dscr");
  }
});

test.each(kinds)("changing the kind of a %s keeps what both kinds have", (kind) => {
  const request = { ...newRequest(kind, [POOL_MEMBER], DEAL_START), reserveMonths: 9 };
  const other = withKind(request, kind === "abs" ? "green-bond" : "abs");
  expect(StructureRequest.parse(other)).toEqual(other);
  expect(other.kind).not.toBe(kind);
  expect(other.reserveMonths).toBe(9);
  expect(other.pool).toEqual([POOL_MEMBER]);
  expect(withKind(request, kind)).toBe(request);
});
