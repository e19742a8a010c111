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

/** Reads and writes a map; `persist` runs before the map changes. Keys stand sorted beside it: a list reads no other. */
export function overMap(
  map: Map<string, string>,
  persist: (entries: readonly Entry[]) => Promise<void>,
): KeyValueStore {
  const keys = [...map.keys()].sort();
  return {
    get: async (key) => map.get(key),
    async put(entries) {
      await persist(entries);
      for (const [key, json] of entries) {
        if (json !== null && !map.has(key)) keys.splice(placeOf(keys, key), 0, key);
        if (json === null && map.has(key)) keys.splice(placeOf(keys, key), 1);
        applyEntries(map, [[key, json]]);
      }
    },
    async list(prefix) {
      const values: string[] = [];
      for (let at = placeOf(keys, prefix); keys[at]?.startsWith(prefix); at += 1) {
        values.push(map.get(keys[at] ?? "") ?? "null");
      }
      return values;
    },
  };
}

/** Of the first key that is not before this one. */
function placeOf(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function applyEntries(map: Map<string, string>, entries: readonly Entry[]): void {
  for (const [key, json] of entries) {
    if (json === null) map.delete(key);
    else map.set(key, json);
  }
}
