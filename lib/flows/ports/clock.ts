import type { Instant } from "../../core/time/instant";

/** The product's time. On one machine it may run ahead of the wall clock by a shown offset; in production it does not. */
export interface Clock {
  now(): Instant;
}
