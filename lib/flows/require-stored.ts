import { HeliographError } from "../core/errors/heliograph-error";
import type { Book, Collection, Stored } from "./ports/book";

/** The object with this id. @throws HeliographError NOT_FOUND, in the same words as for an object of somebody else */
export async function requireStored<T>(book: Book, collection: Collection<T>, id: string): Promise<Stored<T>> {
  const stored = await book.get(collection, id);
  if (stored) return stored;
  throw new HeliographError({
    code: "NOT_FOUND",
    kind: "not-found",
    message: "There is no such object.",
    remedy: "Check the address, or sign in as somebody who may see it.",
  });
}
