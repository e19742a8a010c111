import { zipSync } from "fflate";
import { type BundleFiles, type BundleInput, bundleFiles } from "./bundle-files";
import { type ComputedPeriod, computePeriod } from "./compute-period";

export type EvidenceBundle = {
  /** The ZIP. */
  readonly bytes: Uint8Array;
  readonly files: BundleFiles;
  readonly computed: ComputedPeriod;
};

/**
 * The evidence bundle of a distributed period: a ZIP that an auditor recomputes without us. Byte-reproducible: same input,
 * same file.
 * @throws HeliographError whatever a step of the period refuses its input with
 */
export function composeBundle(input: BundleInput): EvidenceBundle {
  const computed = computePeriod(input.period, input.register);
  const files = bundleFiles(input, computed);
  return { bytes: zipFiles(files), files, computed };
}

/** Packs texts in the order of their names with one fixed date, so that nothing depends on when and where it runs. */
export function zipFiles(files: BundleFiles): Uint8Array {
  const encoder = new TextEncoder();
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => [name, encoder.encode(text)]);
  // The date is read in local time, so it is made in local time: 1980-01-01 00:00 everywhere.
  return zipSync(Object.fromEntries(entries), { level: 6, mtime: new Date(1980, 0, 1) });
}
