import { sha256 } from "../../core/evidence/hash";
import type { Actor } from "../../core/identity/actor";
import { requireFreshSignIn, requireSignedIn } from "../../core/identity/authorise";
import { DAY_MS, formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { apiTokens } from "./identity-records";

const TOKEN_LIFETIME_MS = 30 * DAY_MS;

/** A token for the command line, told once and kept only as its hash. It expires by wall time. */
export async function issueApiToken(
  ports: Pick<Ports, "book" | "wallClock" | "secrets">,
  actor: Actor | null,
  input: { label: string },
): Promise<{ token: string; expiresAt: string }> {
  const person = requireSignedIn(actor);
  requireFreshSignIn(person, ports.wallClock.now());
  const token = `hgt_${ports.secrets.newSecret()}`;
  const expiresAt = formatInstant(ports.wallClock.now() + TOKEN_LIFETIME_MS);
  const record = {
    tokenHash: sha256(token),
    userId: person.userId,
    email: person.email,
    label: input.label,
    createdAt: formatInstant(ports.wallClock.now()),
    expiresAt,
  };
  await commitOrFail(ports.book, [put(apiTokens, record, 0)]);
  return { token, expiresAt };
}
