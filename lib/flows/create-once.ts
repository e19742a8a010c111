import { HeliographError } from "../core/errors/heliograph-error";
import type { Book, Collection, Stored, Write } from "./ports/book";
import { put } from "./ports/book";

/**
 * Creates an object whose id was derived from the request's Idempotency-Key. The same request again finds the first one's
 * object; another request under the same key is an error. Works forever: there is no window.
 * @param value carries `inputHash`, the hash of the request that made it
 * @throws HeliographError IDEMPOTENCY_KEY_REUSED
 */
export async function createOnce<T extends { id: string; inputHash: string }>(
  book: Book,
  collection: Collection<T>,
  value: T,
  writes: readonly Write[] = [],
): Promise<{ stored: Stored<T>; created: boolean }> {
  const outcome = await book.commit([put(collection, value, 0), ...writes]);
  if (outcome.ok) return { stored: { value, version: 1 }, created: true };
  const existing = await book.get(collection, value.id);
  if (existing?.value.inputHash === value.inputHash) return { stored: existing, created: false };
  throw idempotencyKeyReused();
}

/** Another request under a key that was used. */
export function idempotencyKeyReused(): HeliographError {
  return new HeliographError({
    code: "IDEMPOTENCY_KEY_REUSED",
    kind: "conflict",
    message: "This Idempotency-Key was used for another request.",
    remedy: "Use a new key for a new request; repeat the old one unchanged to see its result.",
  });
}
