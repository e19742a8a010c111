import { createHash } from "node:crypto";
import type { AuthRows, StoredRow } from "./auth-rows";

const WINDOW_MS = 60 * 60_000;
const MOST_PER_WINDOW = 5;
const MOST_ATTEMPTS = 10;

/**
 * Whether one more sign-in message may go to the address within the hour, counted in the table. Limits by client address
 * alone would let many clients flood one mailbox.
 */
export async function takeMailAllowance(rows: AuthRows, email: string, nowMs: number): Promise<boolean> {
  const key = `mail|${createHash("sha256").update(email.toLowerCase()).digest("hex")}`;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const [known] = await rows.byField("rateLimit", "key", key);
    const count = known && startOf(known) > nowMs - WINDOW_MS ? Number(known.row.count) : 0;
    if (count >= MOST_PER_WINDOW) return false;
    const lastRequest = count > 0 && known ? startOf(known) : nowMs;
    const row = { id: known?.id ?? key, key, count: count + 1, lastRequest };
    const outcome = known ? await rows.replace("rateLimit", known, row) : await rows.insert("rateLimit", row);
    if (outcome === "done") return true;
  }
  return false;
}

function startOf(known: StoredRow): number {
  return Number(known.row.lastRequest);
}
