import { monotonicFactory } from "ulid";
import { ID_PREFIX, type IdKind, type IdSource } from "../../core/ids/ids";
import type { Clock } from "../../flows/ports/clock";

/** Time-ordered ids from the product's clock and the runtime's secure randomness. */
export function ulidSource(clock: Clock): IdSource {
  const ulid = monotonicFactory();
  return { newId: (kind: IdKind) => `${ID_PREFIX[kind]}_${ulid(clock.now())}` };
}
