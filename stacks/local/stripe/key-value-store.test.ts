import fc from "fast-check";
import { type Entry, memoryStore } from "./key-value-store";

const KEY = fc.stringMatching(/^[ab/]{1,4}$/);
const ENTRIES = fc.array(fc.tuple(KEY, fc.option(fc.json())), { maxLength: 8 });

test("lists what a map of the same writes has under a prefix, in the order of the keys", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ENTRIES, { maxLength: 6 }), fc.stringMatching(/^[ab/]{0,2}$/), async (puts, prefix) => {
      const store = memoryStore();
      const plain = new Map<string, string>();
      for (const entries of puts) {
        await store.put(entries as readonly Entry[]);
        for (const [key, json] of entries) {
          if (json === null) plain.delete(key);
          else plain.set(key, json);
        }
      }
      const expected = [...plain].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
      expect(await store.list(prefix)).toEqual(expected.map(([, json]) => json));
    }),
  );
});
