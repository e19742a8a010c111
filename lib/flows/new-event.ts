import { formatInstant } from "../core/time/instant";
import type { DomainEvent } from "./ports/event";
import type { Ports } from "./ports/ports";

/** An event of this moment, stamped with livemode and chain. */
export function newEvent(
  ports: Pick<Ports, "clock" | "ids" | "stage">,
  type: DomainEvent["type"],
  orgId: string,
  subject: DomainEvent["subject"],
): DomainEvent {
  return {
    id: ports.ids.newId("event"),
    type,
    occurredAt: formatInstant(ports.clock.now()),
    orgId,
    livemode: ports.stage.livemode,
    chainId: ports.stage.chainId,
    subject,
  };
}
