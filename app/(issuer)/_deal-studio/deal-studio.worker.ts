import { isHeliographError } from "@/lib/core/errors/heliograph-error";
import { gridRows } from "./_model/sensitivity";
import { type ChosenDate, type StudioAnswer, StudioSession } from "./_model/studio-session";
import { sizeStudio } from "./_model/studio-sizing";
import type { StudioOrder, StudioQuestion, StudioReport } from "./studio-messages";

/** What this file needs of a dedicated worker's global scope; the project's types are those of a window. */
type WorkerScope = {
  onmessage: ((event: MessageEvent<StudioOrder>) => void) | null;
  postMessage(report: StudioReport): void;
};

/** What follows an answer waits until the page has drawn it, and until nothing newer has been asked for that long [ms]. */
const PAUSE_MS = 120;
/** How long work goes on before a newer order is listened for [ms]. */
const STINT_MS = 6;
/** Progress is told at most this often, as a share of the whole: the page has other things to do. */
const PROGRESS_STEP = 0.1;

const scope = globalThis as unknown as WorkerScope;
let session: StudioSession | null = null;
let answer: StudioAnswer | null = null;
let current = 0;
/** Work that goes on between two orders, the newest first. */
let jobs: { readonly kind: "losses" | "grid"; readonly steps: Generator<StudioReport | null, void, void> }[] = [];
let isAtWork = false;
let pause: ReturnType<typeof setTimeout> | undefined;
const rest = new MessageChannel();
rest.port1.onmessage = advance;

scope.onmessage = ({ data }) => {
  if (data.kind === "open") {
    session = new StudioSession(data.outlook);
    return;
  }
  if (!session) throw new Error("an order came before its pool");
  if (data.kind === "run") {
    begin(session, data.run, data.question, data.date);
    return;
  }
  if (!answer || data.run !== current) return;
  const { run } = data;
  if (data.kind === "date") scope.postMessage({ kind: "ledger", run, ledger: session.ledger(answer, data.date) });
  else if (data.kind === "size")
    scope.postMessage({ kind: "sized", run, rows: sizeStudio(session, answer, data.sizing) });
  else {
    jobs = jobs.filter(({ kind }) => kind !== "grid");
    const grid = data.grid;
    jobs.unshift({
      kind: "grid",
      steps: reported(gridRows(session, answer, grid), (row) => row && { kind: "grid", run, grid, row }),
    });
    goOn();
  }
};

/** The figures at once; break-evens and many futures bit by bit, so that a newer order is heard in between. */
function begin(open: StudioSession, run: number, question: StudioQuestion, date: ChosenDate): void {
  current = run;
  jobs = [];
  clearTimeout(pause);
  answer = null;
  try {
    answer = open.answer(question.request, question.downsideBps);
    scope.postMessage({ kind: "answer", run, answer, ledger: open.ledger(answer, date) });
    jobs.push({ kind: "losses", steps: afterwards(open, run, answer) });
    pause = setTimeout(goOn, PAUSE_MS);
  } catch (error) {
    if (!isHeliographError(error)) throw error;
    const { message, remedy, data, code } = error;
    const isWaterfall = code === "WATERFALL_UNSOUND";
    const refusal = {
      ...{ message, remedy },
      step: isWaterfall ? String(data.step) : null,
      reason: isWaterfall ? String(data.reason) : null,
    };
    scope.postMessage({ kind: "refused", run, refusal });
  }
}

function* afterwards(open: StudioSession, run: number, of: StudioAnswer): Generator<StudioReport | null, void, void> {
  yield { kind: "break-even", run, breakEven: yield* open.breakEven(of) };
  const steps = open.losses(of);
  let told = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      yield { kind: "losses", run, losses: step.value };
      return;
    }
    if (step.value - told >= PROGRESS_STEP) told = step.value;
    yield told === step.value ? { kind: "progress", run, share: told } : null;
  }
}

function* reported<Value>(
  steps: Generator<Value, void, void>,
  report: (value: Value) => StudioReport | null,
): Generator<StudioReport | null, void, void> {
  for (const value of steps) yield report(value);
}

/** Goes on once the orders that have come are heard: at once, where a timer would wait for some milliseconds. */
function goOn(): void {
  if (isAtWork) return;
  isAtWork = true;
  rest.port2.postMessage(null);
}

function advance(): void {
  isAtWork = false;
  const until = performance.now() + STINT_MS;
  do {
    const [job] = jobs;
    if (!job) return;
    const step = job.steps.next();
    if (step.done) jobs = jobs.filter((candidate) => candidate !== job);
    else if (step.value) scope.postMessage(step.value);
  } while (performance.now() < until);
  goOn();
}
