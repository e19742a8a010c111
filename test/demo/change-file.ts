import { readBundleFiles } from "@/lib/core/audit/read-bundle";

/** How a bundle is changed: one file alone, with the manifest hashed again, or with everything signed again by foreign keys. */
export type WayOfChange = "plain" | "hashed" | "signed";

/** What verification says of a bundle with one file changed. */
export type ChangedFile = {
  readonly name: string;
  readonly verdict: string;
  /** The check of the manifest passed. */
  readonly isManifestSound: boolean;
  /** Where and what the report calls failed. */
  readonly failed: readonly string[];
};

/** The bundle's files by name, free to be changed. */
export function textsOf(bundle: Uint8Array): Map<string, string> {
  return new Map(readBundleFiles(bundle).texts);
}

/** Changes one digit of a text, or appends a space where it has none. */
export function changed(text: string): string {
  const at = text.search(/[1-8]/);
  return at < 0 ? `${text} ` : `${text.slice(0, at)}${Number(text[at]) + 1}${text.slice(at + 1)}`;
}
