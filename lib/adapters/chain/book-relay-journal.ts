import * as z from "zod";
import { sha256 } from "../../core/evidence/hash";
import { type Book, defineCollection, put } from "../../flows/ports/book";
import type { RelayJournal } from "../../flows/ports/chain";
import { chainError } from "./chain-error";

const RelayEntry = z.strictObject({
  id: z.string(),
  key: z.string().min(1).max(400),
  raw: z.string(),
  transactionHash: z.string(),
  callHash: z.string(),
});

const relayEntries = defineCollection({
  name: "relay",
  schema: RelayEntry,
  keysOf: (entry) => ({ id: entry.id, orgId: "relayer" }),
});

/** Keeps what the relayer signed in the book of record, one permanent item a key. */
export function bookRelayJournal(book: Book): RelayJournal {
  const idOf = (key: string) => sha256(key);
  return {
    async get(key) {
      const stored = await book.get(relayEntries, idOf(key));
      if (stored === undefined) return undefined;
      const { id: _, ...record } = stored.value;
      return record;
    },
    async put(record, replacing) {
      const id = idOf(record.key);
      const stored = await book.get(relayEntries, id);
      const isUnchanged = (stored?.value.transactionHash ?? null) === replacing;
      const outcome = isUnchanged
        ? await book.commit([put(relayEntries, { id, ...record }, stored?.version ?? 0)])
        : undefined;
      if (outcome?.ok) return;
      throw chainError("CHAIN_RELAY_CONFLICT", `Somebody else is sending under "${record.key}".`, { key: record.key });
    },
  };
}
