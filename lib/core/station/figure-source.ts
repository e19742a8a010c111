import type { StationSpec } from "./station-spec";

/** Where a figure of a description comes from: by its own path, or by the nearest path that holds it; null where none is told. */
export function figureSource(
  { sources }: Pick<StationSpec, "sources">,
  path: readonly (string | number)[],
): string | null {
  for (let length = path.length; length > 0; length -= 1) {
    const source = sources?.[path.slice(0, length).join(".")];
    if (source !== undefined) return source;
  }
  return null;
}
