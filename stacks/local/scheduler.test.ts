import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScheduledEvent } from "aws-lambda";
import { type DurableStore, openDurableStore } from "./dynamodb/store/durable-store";
import { latestDue, type Schedule } from "./schedule";
import { createLocalScheduler } from "./scheduler";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.UTC(2026, 0, 1, 12);
const HOURLY: Schedule = { kind: "rate", everyMs: HOUR };

let directory: string;
let store: DurableStore;
let now: number;
let events: ScheduledEvent[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "heliograph-schedule-"));
  store = openDurableStore(directory);
  now = START;
  events = [];
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

function scheduler(handler: (event: ScheduledEvent) => Promise<void> = async (event) => void events.push(event)) {
  return createLocalScheduler({
    store,
    clock: { now: () => now },
    functions: [{ name: "hourly", schedule: HOURLY, handler }],
    retryMs: 1,
    onError: () => undefined,
  });
}

test("a function runs when it is due, with EventBridge's event", async () => {
  const { tick } = scheduler();
  await tick();
  now += 59 * MINUTE;
  await tick();
  expect(events).toEqual([]);
  now += 2 * MINUTE;
  await tick();
  await tick();
  expect(events).toMatchObject([
    { source: "aws.events", "detail-type": "Scheduled Event", time: "2026-01-01T13:00:00.000Z" },
  ]);
});

test("after days of absence it runs once, also in a new process, and then keeps its rhythm", async () => {
  await scheduler().tick();
  now += 50 * HOUR + MINUTE;
  const { tick } = scheduler();
  await tick();
  await tick();
  now += HOUR;
  await tick();
  expect(events.map(({ time }) => time)).toEqual(["2026-01-03T14:00:00.000Z", "2026-01-03T15:00:00.000Z"]);
});

test("a run that is still going on is not joined by a second one", async () => {
  let finish: () => void = () => undefined;
  let runs = 0;
  const { tick } = scheduler(() => {
    runs += 1;
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  await tick();
  now += HOUR;
  const first = tick();
  now += HOUR;
  await tick();
  expect(runs).toBe(1);
  finish();
  await first;
});

test("a failing run is tried three times, then the next one is awaited", async () => {
  let runs = 0;
  const { tick } = scheduler(async () => {
    runs += 1;
    throw new Error("refused");
  });
  await tick();
  now += HOUR;
  await tick();
  await tick();
  expect(runs).toBe(3);
});

describe("a daily schedule in New York", () => {
  const daily: Schedule = { kind: "daily", at: { hour: 2, minute: 30 }, zone: "America/New_York" };

  test.each([
    ["winter", "2026-01-15T07:29:59Z", "2026-01-14T07:30:00Z"],
    ["winter, due", "2026-01-15T07:30:00Z", "2026-01-15T07:30:00Z"],
    ["summer", "2026-07-15T06:30:00Z", "2026-07-15T06:30:00Z"],
    ["the day that has no 02:30", "2026-03-08T12:00:00Z", "2026-03-08T07:30:00Z"],
  ])("%s", (_, at, due) => {
    expect(latestDue(daily, 0, Date.parse(at))).toBe(Date.parse(due));
  });

  test("is not due twice", () => {
    const due = Date.parse("2026-07-15T06:30:00Z");
    expect(latestDue(daily, due, due + HOUR)).toBeUndefined();
  });
});
