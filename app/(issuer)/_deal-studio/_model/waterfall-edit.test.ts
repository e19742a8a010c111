import { WaterfallStep } from "@/lib/core/abs/waterfall/waterfall-step";
import { demoAbs, demoMonths } from "@/lib/core/deal/demo-deal.fixture";
import { structureDeal } from "@/lib/core/deal/structure";
import texts from "../../../_messages/en/deal-studio.json";
import { stepFields, writeField } from "./step-fields";
import { STUDIO_IDENTITY } from "./studio-session";
import { movedStep, STEP_KINDS, stepsOf, withNewStep, withoutStep, withSteps, withUsualSteps } from "./waterfall-edit";

const terms = structureDeal(demoAbs, STUDIO_IDENTITY, demoMonths);
const steps = stepsOf(demoAbs, terms, "waterfall");
const around = { tranches: ["senior", "mezzanine", "junior"], steps, scale: 2 };

test("moving a step there and back, and taking a new one out again, leave the waterfall as it was", () => {
  expect(movedStep(movedStep(steps, 3, 1), 4, -1)).toEqual(steps);
  expect(movedStep(steps, 0, -1)).toBe(steps);
  for (const kind of STEP_KINDS) {
    const { steps: longer, index } = withNewStep(steps, kind, terms);
    expect(longer[index]?.kind).toBe(kind);
    expect(WaterfallStep.parse(longer[index])).toEqual(longer[index]);
    expect(new Set(longer.map(({ id }) => id)).size).toBe(longer.length);
    expect(withoutStep(longer, index)).toEqual(steps);
  }
});

test("steps of the usual priority, kept as the draft's own, give the same terms; the usual ones come back", () => {
  const own = withSteps(demoAbs, "waterfall", steps);
  expect(structureDeal(own, STUDIO_IDENTITY, demoMonths)).toEqual(terms);
  expect(withUsualSteps(own)).toEqual(demoAbs);
  const { steps: tested } = withNewStep(steps, "oc-test", terms);
  expect(withSteps(demoAbs, "waterfall", tested).collateralRate).toBe("0.06");
});

test.each(STEP_KINDS)("every field of a %s can be written as it is shown, and a wrong value is refused", (kind) => {
  const { steps: longer, index } = withNewStep(steps, kind, terms);
  const step = longer[index];
  if (!step) throw new Error("the step is missing");
  const fields = stepFields(step, { ...around, steps: longer });
  expect(Object.keys(texts.waterfall.kind)).toContain(kind);
  for (const field of fields) {
    expect(Object.keys(texts.waterfall.field)).toContain(field.name.replace(".", "_"));
    const read = writeField(step, field, field.value, 2);
    const unset = field.optional && field.kind === "switch" ? { ...step, [field.name]: false } : step;
    expect([field.name, read]).toEqual([field.name, { ok: true, step: unset }]);
    if (field.kind === "money" || field.kind === "percent" || field.kind === "times" || field.kind === "whole")
      expect([field.name, writeField(step, field, "-1", 2).ok]).toEqual([field.name, false]);
  }
  expect(writeField(step, { name: "id", kind: "text" }, "Not An Id", 2).ok).toBe(false);
});

test("targets, amounts and conditions of another kind", () => {
  const at = (id: string) => steps.find((step) => step.id === id) as WaterfallStep;
  const months = writeField(at("reserve"), { name: "target.by", kind: "choice" }, "interest-months", 2);
  expect(months).toMatchObject({ ok: true, step: { target: { months: 6, tranches: ["senior", "mezzanine"] } } });
  if (months.ok) expect(months.step).not.toHaveProperty("targetMinor");
  const ahead = writeField(at("dscr-trigger"), { name: "window.of", kind: "choice" }, "forward", 2);
  expect(ahead).toMatchObject({ ok: true, step: { window: { of: "forward", periods: 12 } } });
  const held = writeField(at("junior-interest"), { name: "when", kind: "several" }, "dscr-trigger passed", 2);
  expect(held).toMatchObject({ step: { when: [{ trigger: "dscr-trigger", is: "passed" }] } });
  const fee = writeField(at("trustee-fee"), { name: "annualMinor", kind: "money" }, "1234.5", 2);
  expect(fee).toMatchObject({ step: { annualMinor: "123450" } });
});
