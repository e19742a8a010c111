import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSEvent } from "aws-lambda";
import { type DurableStore, openDurableStore } from "./dynamodb/store/durable-store";
import { openLocalQueue } from "./queue";

let directory: string;
let store: DurableStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "heliograph-queue-"));
  store = openDurableStore(directory);
});
afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const bodies = (event: SQSEvent) => event.Records.map(({ body }) => body);

test("messages arrive in SQS batches, the failed part comes again, then all are gone", async () => {
  const queue = openLocalQueue({ store, name: "work", retryMs: 5, onError: () => undefined });
  for (const body of ["a", "b", "c"]) await queue.send(body);
  const stop = new AbortController();
  const seen: string[] = [];
  await queue.consume(async (event) => {
    seen.push(...bodies(event));
    const failed = event.Records.find(
      ({ body, attributes }) => body === "b" && attributes.ApproximateReceiveCount === "1",
    );
    if (failed !== undefined) return { batchItemFailures: [{ itemIdentifier: failed.messageId }] };
    if (queue.waitingCount() === 1) stop.abort();
  }, stop.signal);
  expect([...seen].sort()).toEqual(["a", "b", "b", "c"]);
  expect([queue.waitingCount(), queue.deadLetters()]).toEqual([0, []]);
});

test("a message that always fails becomes a dead letter, and can be driven again", async () => {
  const queue = openLocalQueue({ store, name: "poison", retryMs: 1, receivesMax: 3, onError: () => undefined });
  const id = await queue.send("bad");
  const counts: string[] = [];
  const stop = new AbortController();
  const consuming = queue.consume(async (event) => {
    counts.push(...event.Records.map(({ attributes }) => attributes.ApproximateReceiveCount));
    if (counts.length < 4) throw new Error("refused");
    stop.abort();
  }, stop.signal);
  while (queue.deadLetters().length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(queue.deadLetters()).toMatchObject([{ id, body: "bad", receiveCount: 3 }]);
  expect(await queue.redrive()).toBe(1);
  await consuming;
  expect(counts).toEqual(["1", "2", "3", "1"]);
  expect(queue.deadLetters()).toEqual([]);
});

test("what a handler had in hand when its process died is received again after the visibility timeout", async () => {
  const first = openLocalQueue({ store, name: "crash", visibilityMs: 30 });
  await first.send("kept");
  void first.consume(() => new Promise(() => undefined), new AbortController().signal);
  while (first.waitingCount() === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const second = openLocalQueue({ store, name: "crash", visibilityMs: 30 });
  const stop = new AbortController();
  const seen: string[] = [];
  await second.consume(async (event) => {
    seen.push(...bodies(event), event.Records[0]?.attributes.ApproximateReceiveCount ?? "");
    stop.abort();
  }, stop.signal);
  expect(seen).toEqual(["kept", "2"]);
});

test("messages survive a restart", async () => {
  await openLocalQueue({ store, name: "durable" }).send("still here");
  await store.close();
  store = openDurableStore(directory);
  const stop = new AbortController();
  const seen: string[] = [];
  await openLocalQueue({ store, name: "durable" }).consume(async (event) => {
    seen.push(...bodies(event));
    stop.abort();
  }, stop.signal);
  expect(seen).toEqual(["still here"]);
});

test("a delayed message waits", async () => {
  const queue = openLocalQueue({ store, name: "later" });
  const sentAt = Date.now();
  await queue.send("later", { delayMs: 60 });
  const stop = new AbortController();
  await queue.consume(async () => stop.abort(), stop.signal);
  expect(Date.now() - sentAt).toBeGreaterThanOrEqual(60);
});
