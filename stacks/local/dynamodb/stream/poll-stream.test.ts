import type { DynamoDBStreamEvent } from "aws-lambda";
import { type DynamoFixture, N, openDynamoFixture, S } from "@/test/conformance/dynamodb-fixture";
import { pollStream } from "./poll-stream";

let fixture: DynamoFixture;
let now = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  fixture = await openDynamoFixture(() => now);
});
afterEach(() => fixture.close());

const sortKeys = (event: DynamoDBStreamEvent) => event.Records.map(({ dynamodb }) => Number(dynamodb?.Keys?.sk?.S));

async function write(from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += 1) await fixture.put({ pk: S("s"), sk: S(i), v: N(i) });
}

test("every record comes in order and at least once, past exceptions and partial failures", async () => {
  await write(0, 10);
  const done: number[] = [];
  const faults: unknown[] = [];
  const stop = new AbortController();
  let call = 0;
  await pollStream(
    fixture.db,
    async (event) => {
      call += 1;
      if (call === 1) throw new Error("not yet");
      if (call === 2) {
        done.push(...sortKeys(event).slice(0, 2));
        return { batchItemFailures: [{ itemIdentifier: event.Records[2]?.dynamodb?.SequenceNumber ?? "" }] };
      }
      if (call === 3) await write(10, 15);
      done.push(...sortKeys(event));
      if (done.length === 15) stop.abort();
    },
    { signal: stop.signal, batchSize: 4, onError: (error) => faults.push(error) },
  );
  expect(done).toEqual(Array.from({ length: 15 }, (_, i) => i));
  expect(faults).toHaveLength(2);
  expect(fixture.db.stream.checkpoint("stream")).toBe(15n);
});

test("a poll that waits is woken by a write, and another consumer begins at the beginning", async () => {
  await write(0, 2);
  for (const consumer of ["one", "two"]) {
    const seen: number[] = [];
    const stop = new AbortController();
    const poll = pollStream(
      fixture.db,
      async (event) => {
        seen.push(...sortKeys(event));
        if (seen.length >= 3) stop.abort();
      },
      { signal: stop.signal, consumer },
    );
    if (consumer === "one") await write(2, 3);
    await poll;
    expect(seen).toEqual([0, 1, 2]);
  }
});

test("records are forgotten when they are a day old and every consumer has passed them", async () => {
  await write(0, 3);
  await fixture.db.stream.saveCheckpoint("slow", 1n);
  await fixture.db.stream.saveCheckpoint("fast", 3n);
  expect(fixture.db.stream.read(0n, 10).records).toHaveLength(3);
  now += 25 * 3_600_000;
  await fixture.db.stream.saveCheckpoint("fast", 3n);
  expect(fixture.db.stream.read(0n, 10).records).toHaveLength(2);
});
