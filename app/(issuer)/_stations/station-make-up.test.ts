import { STANDARD_NODE } from "@/lib/core/station/presets/standard-node";
import { PRESET_IDS, STATION_PRESETS } from "@/lib/core/station/presets/station-presets";
import { StationSpec } from "@/lib/core/station/station-spec";
import { applyEdits, fieldNameOf, valueAt } from "../_form/draft-document";
import { type DraftField, readField, textOfField } from "../_form/draft-field";
import { withHorizon, withMonthlyLoss } from "./array-surroundings";
import { CONTRACT_KINDS, openKinds, withContract, withoutContract } from "./station-contracts";
import {
  withArray,
  withAugmentation,
  withChain,
  withContracted,
  withDebt,
  withFinance,
  withMount,
  withoutArray,
  withPriceResponse,
  withSculpted,
  withVat,
  withWarranty,
} from "./station-make-up";
import { moneyOptionSets } from "./station-money-options";
import { plantOptionSets, type StationOptionTexts } from "./station-plant-options";

/** Texts named by their key. */
const t = ((key: string) => key) as unknown as StationOptionTexts;
const fieldsOf = (spec: StationSpec): DraftField[] =>
  [...plantOptionSets(spec, t), ...moneyOptionSets(spec, t)].flatMap(({ fields }) => [...fields]);
const issuesOf = (spec: StationSpec) => StationSpec.safeParse(spec).error?.issues ?? [];

/** A station with every part that can be left out. */
function complete(spec: StationSpec): StationSpec {
  let whole = withChain(withArray(spec), "pvwatts-v8");
  whole = withMount(whole, whole.pv.arrays.length - 1, "single-axis");
  for (const make of [withAugmentation, withWarranty, withPriceResponse, withVat, withFinance])
    whole = make(whole, true);
  for (const loss of ["monthlySoiling", "monthlyShading"] as const) whole = withMonthlyLoss(whole, 0, loss, true);
  return withHorizon(whole, 0, 12);
}

test.each(PRESET_IDS)("%s with every part that can be left out is a valid description, and so without", (id) => {
  const { spec } = STATION_PRESETS[id];
  const whole = complete(spec);
  expect(issuesOf(whole)).toEqual([]);
  let bare = withChain(withoutArray(whole, whole.pv.arrays.length - 1), "standard");
  for (const make of [withAugmentation, withWarranty, withPriceResponse, withVat, withFinance])
    bare = make(bare, false);
  expect(issuesOf(bare)).toEqual([]);
  for (const kind of ["none", "sculpted", "share"] as const) expect(issuesOf(withDebt(whole, kind))).toEqual([]);
});

test("every field shows a figure that is there, reads it back as it was, and has a name of its own", () => {
  for (const kind of ["sculpted", "share"] as const) {
    const spec = withDebt(complete(STANDARD_NODE), kind);
    const fields = fieldsOf(spec);
    expect(new Set(fields.map(({ path }) => fieldNameOf("spec", path))).size).toBe(fields.length);
    for (const field of fields) {
      const value = valueAt(spec, field.path);
      if (!field.optional) expect([field.path, value]).not.toEqual([field.path, undefined]);
      if (value !== undefined) expect(readField(field, textOfField(field, value))).toEqual({ ok: true, value });
    }
  }
});

test("a contract of each kind can be added and taken away again, single kinds once", () => {
  const none: StationSpec = { ...STANDARD_NODE, revenue: [] };
  for (const kind of CONTRACT_KINDS) {
    const exporting = kind === "ppa" ? { ...none, dispatch: { ...none.dispatch, storageExport: false } } : none;
    const added = withContract(exporting, kind, "Somebody");
    expect(issuesOf(added)).toEqual([]);
    expect(openKinds(added).includes(kind)).toBe(
      !["charging", "export", "ppa", "host-supply", "ai-compute"].includes(kind),
    );
    expect(withoutContract(added, kind)).toEqual(exporting);
  }
  const twice = withContract(withContract(none, "storage-subscription", "A"), "storage-subscription", "B");
  expect(twice.revenue.map(({ id }) => id)).toEqual(["storage-subscription", "storage-subscription-2"]);
});

test("lenders rely on contracts that are there, and size by the cases that they are given", () => {
  const [first] = STANDARD_NODE.revenue;
  const id = first?.id ?? "";
  const relied = withContracted(withFinance(STANDARD_NODE, true), id, true);
  expect(relied.finance?.debt).toMatchObject({ contracted: [id] });
  const gone = withoutContract(relied, id);
  expect(gone.finance?.debt).toMatchObject({ contracted: [] });
  expect(issuesOf(gone)).toEqual([]);
  const cases = [{ name: "P90", cashFactor: 0.8, contractedDscr: 1.15, merchantDscr: 2 }];
  const sized = withSculpted(relied, () => ({ cases }));
  expect(sized.finance?.debt).toMatchObject({ contracted: [id], cases });
});

test("a shared power is written and left out again", () => {
  const field = fieldsOf(STANDARD_NODE).find(({ path }) => path.at(-1) === "sharedPowerKw") as DraftField;
  const name = fieldNameOf("spec", field.path);
  const shared = applyEdits(STANDARD_NODE, "spec", [field], { [name]: "90" }).document;
  expect(shared.charging.chargers[0]?.sharedPowerKw).toBe(90);
  expect(issuesOf(shared)).toEqual([]);
  expect(applyEdits(shared, "spec", [field], { [name]: "" }).document).toEqual(STANDARD_NODE);
});
