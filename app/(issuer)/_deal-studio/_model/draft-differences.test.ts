import { demoAbs, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { structureDeal } from "@/lib/core/deal/structure";
import type { AbsRequest } from "@/lib/core/deal/structure-request";
import { draftDifferences } from "./draft-differences";
import { STUDIO_IDENTITY } from "./studio-session";
import { movedStep, withSteps } from "./waterfall-edit";

const draft = (request: AbsRequest) => ({ request, terms: structureDeal(request, STUDIO_IDENTITY, demoMonths) });
const kept = draft(demoAbs);

test("a draft does not differ from itself", () => {
  expect(draftDifferences(kept, kept)).toEqual({ inputs: [], sizing: false, amortisation: false, steps: [] });
});

test("moved values are told with what they were, and steps by their ids", () => {
  const now = draft({ ...demoAbs, senior: { ...demoAbs.senior, couponRate: "0.06" }, amortisation: "level" });
  expect(draftDifferences(now, kept)).toMatchObject({
    inputs: [{ input: { name: "coupon", of: "senior", unit: "percent" }, now: "6", kept: "5.2" }],
    amortisation: true,
    steps: [],
  });
  // Junior interest goes behind junior principal.
  const place = kept.terms.waterfall.findIndex(({ id }) => id === "junior-interest");
  const moved = withSteps(demoAbs, "waterfall", movedStep(kept.terms.waterfall, place, 1)) as AbsRequest;
  expect(draftDifferences(draft(moved), kept).steps).toEqual(["junior-principal", "junior-interest"]);
});
