import { isHeliographError } from "../../core/errors/heliograph-error";
import { newEvent } from "../new-event";
import { type Collection, publish, put, type Stored } from "../ports/book";
import type { DomainEvent } from "../ports/event";
import type { Ports } from "../ports/ports";
import { requireStored } from "../require-stored";

/** Progress is written at most this often, as a share of the whole. */
const PROGRESS_STEP = 0.04;

/** What every ordered run of the station model says of itself. */
type Run = {
  readonly id: string;
  readonly orgId: string;
  readonly state: "queued" | "running" | "done" | "failed";
  readonly progress: number;
  readonly failure?: { readonly code: string; readonly message: string; readonly remedy: string } | undefined;
};

type RunKind<Value extends Run> = {
  readonly collection: Collection<Value>;
  readonly finished: DomainEvent["type"];
  /** How the event names the run. */
  readonly subjectKey: string;
};

type RunPorts = Pick<Ports, "book" | "clock" | "ids" | "stage">;

/**
 * Carries out an ordered run and keeps what it gives. May be delivered more than once: a finished run is left alone, an
 * interrupted one starts again. A model error ends it as failed, with the reason; another one leaves it to be delivered again.
 * @param work is told where to say how far it is [0 to 1], and returns what the finished run has
 */
export async function carryOutRun<Value extends Run>(
  ports: RunPorts,
  kind: RunKind<Value>,
  id: string,
  work: (run: Value, advance: (fraction: number) => void) => Promise<Partial<Value>>,
): Promise<void> {
  let current = await requireStored(ports.book, kind.collection, id);
  if (hasEnded(current.value)) return;
  const write = async (change: Partial<Run> & Partial<Value>) => {
    current = await writeRun(ports, kind, current, change);
  };
  let queue = Promise.resolve();
  let written = 0;
  const advance = (fraction: number) => {
    if (fraction - written < PROGRESS_STEP) return;
    written = fraction;
    queue = queue.then(() => write({ state: "running", progress: Math.min(fraction, 0.99) } as Partial<Value>));
  };
  try {
    await write({ state: "running", progress: 0 } as Partial<Value>);
    const result = await work(current.value, advance);
    await queue;
    await write({ ...result, state: "done", progress: 1 });
  } catch (error) {
    await queue.catch(() => undefined);
    if (!isHeliographError(error)) throw error;
    current = await requireStored(ports.book, kind.collection, id);
    const { code, message, remedy } = error;
    await write({ state: "failed", failure: { code, message, remedy } } as Partial<Value>);
  }
}

async function writeRun<Value extends Run>(
  ports: RunPorts,
  { collection, finished, subjectKey }: RunKind<Value>,
  { value, version }: Stored<Value>,
  change: Partial<Value>,
): Promise<Stored<Value>> {
  const changed = { ...value, ...change };
  const told = hasEnded(changed) ? [publish(newEvent(ports, finished, value.orgId, { [subjectKey]: value.id }))] : [];
  const outcome = await ports.book.commit([put(collection, changed, version), ...told]);
  // Another delivery of the same order may be at work; its result will be the same.
  return outcome.ok ? { value: changed, version: version + 1 } : requireStored(ports.book, collection, value.id);
}

function hasEnded({ state }: Run): boolean {
  return state === "done" || state === "failed";
}
