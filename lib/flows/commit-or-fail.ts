import { HeliographError } from "../core/errors/heliograph-error";
import type { Book, Write } from "./ports/book";

/**
 * Commits, or says that somebody was faster. For steps where a second writer is an error to show, not a race to retry.
 * @throws HeliographError STATE_CHANGED, ALREADY_DONE
 */
export async function commitOrFail(book: Book, writes: readonly Write[]): Promise<void> {
  const outcome = await book.commit(writes);
  if (outcome.ok) return;
  if (outcome.refusal === "ALREADY_DONE") {
    throw new HeliographError({
      code: "ALREADY_DONE",
      message: `${outcome.key} stands already${outcome.sameInput ? "" : ", with another content"}.`,
      remedy: "Nothing was changed; look at what stands.",
      kind: "conflict",
      data: { key: outcome.key },
    });
  }
  throw new HeliographError({
    code: "STATE_CHANGED",
    message: "Somebody changed this meanwhile.",
    remedy: "Load it again and repeat what you wanted; nothing of yours was written.",
    kind: "conflict",
    data: { key: outcome.key },
  });
}
