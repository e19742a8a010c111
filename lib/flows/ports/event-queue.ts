import type { DomainEvent } from "./event";

/** Where events wait for what follows them. At least once, in no promised order. */
export interface EventQueue {
  send(events: readonly DomainEvent[]): Promise<void>;
}
