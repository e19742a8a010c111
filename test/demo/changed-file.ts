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
