import { figureSource } from "../figure-source";
import { StationSpec } from "../station-spec";
import { PRESET_IDS, STATION_PRESETS } from "./station-presets";

/** Every number and decimal text of a description, by its path. */
function figures(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value === "number" || (typeof value === "string" && /^\d+(\.\d+)?$/.test(value))) return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => figures(item, [...path, index]));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => (key === "sources" ? [] : figures(item, [...path, key])));
  }
  return [];
}

describe.each(PRESET_IDS)("%s", (id) => {
  const { spec } = STATION_PRESETS[id];

  test("is a valid description", () => {
    expect(StationSpec.safeParse(spec).error?.issues ?? []).toEqual([]);
  });

  test("tells the source of every figure", () => {
    const all = figures(spec);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((path) => !figureSource(spec, path)).map((path) => path.join("."))).toEqual([]);
  });

  test("has no source for what is not there", () => {
    const paths = new Set(figures(spec).flatMap((path) => path.map((_, index) => path.slice(0, index + 1).join("."))));
    expect(Object.keys(spec.sources ?? {}).filter((path) => !paths.has(path))).toEqual([]);
  });
});
