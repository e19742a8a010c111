import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { HeliographError } from "../../lib/core/errors/heliograph-error";
import type { Clock } from "../../lib/flows/ports/clock";

const ClockFile = z.strictObject({ offsetMs: z.number().int().nonnegative() });

export type ProductClock = Clock & {
  readonly offsetMs: number;
  /** Moves the product's time ahead; it never goes back, since blocks and statements carry it. */
  advanceTo(instant: number): void;
};

/** The wall clock plus an offset that is kept on disk, so that a month can pass in a minute. Local mode only. */
export function productClock(directory: string): ProductClock {
  const path = join(directory, "clock.json");
  let offsetMs = readOffset(path);
  const now = () => Date.now() + offsetMs;
  return {
    now,
    get offsetMs() {
      return offsetMs;
    },
    advanceTo(instant) {
      if (instant < now()) {
        throw new HeliographError({
          code: "CLOCK_CANNOT_GO_BACK",
          message: "The product's time only moves ahead.",
          remedy: "Choose a time after now; to start again, stop the product and remove its .heliograph/data folder.",
          kind: "conflict",
        });
      }
      const wanted = Math.ceil(instant - Date.now());
      writeFileSync(`${path}.new`, JSON.stringify({ offsetMs: wanted }));
      renameSync(`${path}.new`, path);
      offsetMs = wanted;
    },
  };
}

function readOffset(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    return ClockFile.parse(JSON.parse(readFileSync(path, "utf8"))).offsetMs;
  } catch (cause) {
    throw new HeliographError({
      code: "CLOCK_FILE_DAMAGED",
      message: `The product's clock cannot be read: ${path}.`,
      remedy: "Restore the file from a copy, or move the whole folder away to begin anew.",
      kind: "unavailable",
      cause,
    });
  }
}
