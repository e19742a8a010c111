import { randomUUID } from "node:crypto";
import type { Handler, ScheduledEvent } from "aws-lambda";
import type { Instant } from "../../lib/core/time/instant";
import { formatInstant } from "../../lib/core/time/instant";
import type { DurableStore, Keyspace } from "./dynamodb/store/durable-store";
import { invokeLambda } from "./lambda-invocation";
import { pause } from "./pause";
import { latestDue, type Schedule } from "./schedule";

export type ScheduledFunction = {
  /** Unique, and kept: the state of the schedule lies under it. */
  readonly name: string;
  readonly schedule: Schedule;
  readonly handler: Handler<ScheduledEvent, unknown>;
};

export type LocalSchedulerOptions = {
  readonly store: DurableStore;
  /** Schedules follow this clock, also when it jumps. */
  readonly clock: { now(): Instant };
  readonly functions: readonly ScheduledFunction[];
  readonly retryMs?: number;
  /** Told of every failed run. */
  readonly onError?: (error: unknown, name: string, attempt: number) => void;
};

export type LocalScheduler = {
  /** Runs what is due now and resolves when it is done; a function that is still running is not run again. */
  tick(): Promise<void>;
  /** Looks every second until the signal is aborted. */
  run(signal: AbortSignal): Promise<void>;
};

const LOOK_EVERY_MS = 1_000;
const ATTEMPTS_MAX = 3; // EventBridge hands an asynchronous invocation to Lambda, which tries it three times

/**
 * Runs scheduled functions with EventBridge's events: never two runs of one function at a time, and after a pause of the
 * process or a jump of the clock one run for all the times that were missed. A run that a crash cut off comes again.
 */
export function createLocalScheduler(options: LocalSchedulerOptions): LocalScheduler {
  const { store, clock, functions, retryMs = 1_000 } = options;
  const onError = options.onError ?? reportError;
  const runs = new LastRuns(store);
  const running = new Set<string>();

  async function runIfDue(task: ScheduledFunction): Promise<void> {
    if (running.has(task.name)) return;
    running.add(task.name);
    try {
      const since = runs.last(task.name);
      if (since === undefined) return await runs.save(task.name, clock.now());
      const due = latestDue(task.schedule, since, clock.now());
      if (due === undefined) return;
      await attempt(task, due);
      await runs.save(task.name, due);
    } finally {
      running.delete(task.name);
    }
  }

  async function attempt(task: ScheduledFunction, due: Instant): Promise<void> {
    const event = scheduledEvent(task.name, due);
    for (let count = 1; count <= ATTEMPTS_MAX; count += 1) {
      try {
        await invokeLambda(task.handler, event, task.name);
        return;
      } catch (error) {
        onError(error, task.name, count);
        if (count < ATTEMPTS_MAX) await pause(retryMs * count, new AbortController().signal);
      }
    }
  }

  const tick = async (): Promise<void> => {
    await Promise.all(functions.map(runIfDue));
  };

  return {
    tick,
    async run(signal) {
      const open = new Set<Promise<void>>();
      while (!signal.aborted) {
        const look = tick().finally(() => open.delete(look));
        open.add(look);
        await pause(LOOK_EVERY_MS, signal);
      }
      await Promise.all(open);
    },
  };
}

/** When each schedule last ran; for a new one, when it was first seen. */
class LastRuns {
  private readonly space: Keyspace;

  constructor(private readonly store: DurableStore) {
    this.space = store.keyspace("schedules");
  }

  last(name: string): Instant | undefined {
    const stored = this.space.get(Buffer.from(name));
    return stored === undefined ? undefined : Number(stored.toString());
  }

  async save(name: string, at: Instant): Promise<void> {
    await this.store.write(() => this.space.putSync(Buffer.from(name), Buffer.from(String(at))));
  }
}

function scheduledEvent(name: string, at: Instant): ScheduledEvent {
  return {
    id: randomUUID(),
    version: "0",
    account: "000000000000",
    time: formatInstant(at),
    region: "local",
    resources: [`arn:aws:events:local:000000000000:rule/${name}`],
    source: "aws.events",
    "detail-type": "Scheduled Event",
    detail: {},
  };
}

function reportError(error: unknown, name: string, attempt: number): void {
  console.error(`Scheduled function ${name} failed (attempt ${attempt}):`, error);
}
