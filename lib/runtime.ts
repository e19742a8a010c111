import type { ApiConfiguration } from "./api/app";
import type { EventQueue } from "./flows/ports/event-queue";
import type { Ports } from "./flows/ports/ports";

/** The product as one process sees it: adapters wired to ports, and what its edges need. */
export type Runtime = {
  readonly ports: Ports;
  readonly api: ApiConfiguration;
  readonly eventQueue: EventQueue;
  /** Everything under /api/auth. */
  readonly auth: { handler(request: Request): Promise<Response> };
};

let installed: Runtime | undefined;

/** Gives the process its runtime, once, before the first request or event. */
export function installRuntime(runtime: Runtime): void {
  installed = runtime;
}

/** @throws Error when a handler runs before its process was wired: a bug, not an input. */
export function currentRuntime(): Runtime {
  if (!installed) throw new Error("no runtime is installed in this process");
  return installed;
}
