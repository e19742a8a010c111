import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * Public reference data that the work is judged with. It is no part of the repository: the tests that read it are
 * skipped, and say so, where the folder is absent.
 */
const folder = resolve(process.env.HELIOGRAPH_REFERENCE_DATA ?? join(__dirname, "../../shared/data"));

export const hasReferenceData = existsSync(folder);

export function referencePath(path: string): string {
  return join(folder, path);
}

export function referenceText(path: string): string {
  return readFileSync(referencePath(path), "utf8");
}

export function referenceJson<T>(path: string): T {
  return JSON.parse(referenceText(path)) as T;
}

/** `describe`, or a loud skip where the reference data is absent. */
export function describeWithReferenceData(name: string, body: () => void): void {
  if (hasReferenceData) {
    describe(`${name} [reference data]`, body);
  } else {
    // The body itself is not run: it may read the data to list its cases.
    describe.skip(`${name} [SKIPPED: reference data is absent, set HELIOGRAPH_REFERENCE_DATA]`, () => {
      test("needs the reference data", () => undefined);
    });
  }
}
