import { sha256 } from "../evidence/hash";
import { ID_PREFIX, type IdKind } from "./ids";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * The id of an object whose creation must be idempotent forever: the same seed (author and Idempotency-Key) always gives
 * the same id, so that a repeated request finds the object instead of making a second one. 130 bits of SHA-256 in the
 * form of a ULID; it does not sort by time.
 */
export function derivedId(kind: IdKind, seed: string): string {
  let value = BigInt(`0x${sha256(`${kind}\n${seed}`)}`);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text += CROCKFORD[Number(value & 31n)];
    value >>= 5n;
  }
  return `${ID_PREFIX[kind]}_${text}`;
}
