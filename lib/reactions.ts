import { completeIssuance } from "./flows/issuance/complete-issuance";
import type { DomainEvent } from "./flows/ports/event";
import type { Ports } from "./flows/ports/ports";
import { runSimulation } from "./flows/stations/run-simulation";

type Reaction = (ports: Ports, event: DomainEvent) => Promise<void>;

/** An id that the event's type promises. */
function subjectOf(event: DomainEvent, name: string): string {
  const id = event.subject[name];
  if (id === undefined) throw new Error(`event ${event.type} carries no ${name}`);
  return id;
}

/** What follows what: the one place where an event leads to the next use case. Each reaction may run more than once. */
const REACTIONS: Readonly<Record<string, readonly Reaction[]>> = {
  "simulation.requested.v1": [(ports, event) => runSimulation(ports, subjectOf(event, "simulationId"))],
  "proposal.executed.v1": [(ports, event) => completeIssuance(ports, subjectOf(event, "proposalId"))],
};

/** Runs everything that follows an event; events that nothing follows are for readers of the log. */
export async function react(ports: Ports, event: DomainEvent): Promise<void> {
  for (const reaction of REACTIONS[event.type] ?? []) await reaction(ports, event);
}
