import { DealDisclosure } from "@/lib/core/deal/disclosure";
import { demoDisclosure } from "@/lib/core/deal/presets/demo-disclosure";
import { newRequest } from "../_deals/deal-kind";
import { DEAL_START, POOL_MEMBER } from "../_deals/pool-member.fixture";
import { valueAt } from "../_form/draft-document";
import { readField, textOfField } from "../_form/draft-field";
import type { DisclosureTexts } from "./disclosure-fields";
import { withAllocation, withEuGreenBond, withFiledCountry, withLockUp } from "./disclosure-make-up";
import { disclosureSets } from "./disclosure-sets";

/** Tells the message and what stands in it. */
const t = ((key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`) as unknown as DisclosureTexts;
const request = newRequest("abs", [POOL_MEMBER], DEAL_START);
const whole = withLockUp(
  withFiledCountry(
    withAllocation(withEuGreenBond(demoDisclosure("abs", "2026-11-02"), true), "stations", [POOL_MEMBER.stationId]),
    "CN",
  ),
);

test("every field lies on a POOL_MEMBER of the disclosure and reads back what it shows", () => {
  const fields = disclosureSets({ ...request, disclosure: whole }, t).flatMap((set) => set.fields);
  expect(new Set(fields.map(({ path }) => path.join("."))).size).toBe(fields.length);
  expect(new Set(fields.map(({ label }) => label)).size).toBe(fields.length);
  for (const field of fields) {
    const value = valueAt({ disclosure: whole }, field.path);
    if (value === undefined) expect([field.label, field.optional]).toEqual([field.label, true]);
    else if (value !== "") expect(readField(field, textOfField(field, value))).toEqual({ ok: true, value });
  }
});

test("every choice shows what the disclosure has, and choosing that again changes nothing that can be saved", () => {
  const demo = demoDisclosure("abs", "2026-11-02");
  for (const { id, value, options, chosen } of disclosureSets({ ...request, disclosure: demo }, t).flatMap(
    (set) => set.choices,
  )) {
    expect([id, options.some((option) => option.value === value)]).toEqual([id, true]);
    for (const option of options) {
      const { success, error } = DealDisclosure.safeParse(chosen(demo, option.value));
      // A new part waits for its texts; nothing else may be wrong with it.
      const wrong = success
        ? []
        : error.issues.filter(
            ({ code, path }) =>
              valueAt(chosen(demo, option.value), path as string[]) !== "" || code === "unrecognized_keys",
          );
      expect([id, option.value, wrong]).toEqual([id, option.value, []]);
    }
  }
});

test("without a disclosure there are no fields", () => {
  const { disclosure: _, ...bare } = request;
  expect(disclosureSets(bare, t)).toEqual([]);
});
