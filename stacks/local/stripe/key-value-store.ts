/** JSON text of one record by its key; `null` in a write removes it. */
export type Entry = readonly [key: string, json: string | null];

/** Where a simulator keeps its state. All entries of one `put` stand together or not at all. */
export interface KeyValueStore {
  get(key: string): Promise<string | undefined>;
  put(entries: readonly Entry[]): Promise<void>;
  /** Values whose key begins with the prefix, in the order of their keys. */
  list(prefix: string): Promise<readonly string[]>;
}

/** For tests: forgotten with the process. */
export function memoryStore(): KeyValueStore {
  return overMap(new Map(), async () => undefined);
}

/** Reads and writes a map; `persist` runs before the map changes. */
export function overMap(
  map: Map<string, string>,
  persist: (entries: readonly Entry[]) => Promise<void>,
): KeyValueStore {
  return {
    get: async (key) => map.get(key),
    async put(entries) {
      await persist(entries);
      applyEntries(map, entries);
    },
    list: async (prefix) =>
      [...map.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => map.get(key) ?? "null"),
  };
}

export function applyEntries(map: Map<string, string>, entries: readonly Entry[]): void {
  for (const [key, json] of entries) {
    if (json === null) map.delete(key);
    else map.set(key, json);
  }
}
