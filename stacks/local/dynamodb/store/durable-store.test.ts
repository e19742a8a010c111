import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HeliographError } from "@/lib/core/errors/heliograph-error";
import { openDurableStore } from "./durable-store";

let parent: string;
let directory: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "heliograph-store-"));
  directory = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function faultOf(open: () => unknown): HeliographError {
  try {
    open();
  } catch (error) {
    if (error instanceof HeliographError) return error;
    throw error;
  }
  throw new Error("the directory was opened");
}

async function fill(count: number): Promise<void> {
  const store = openDurableStore(directory);
  const space = store.keyspace("numbers");
  await store.write(() => {
    for (let i = 0; i < count; i += 1) space.putSync(Buffer.from(`key ${i}`), Buffer.alloc(1000, i));
  });
  await store.close();
}

test("what was written is there after the directory is opened again", async () => {
  await fill(10);
  const store = openDurableStore(directory);
  expect(store.keyspace("numbers").get(Buffer.from("key 7"))).toEqual(Buffer.alloc(1000, 7));
  await store.close();
});

test("a failure after the first write takes only its own work with it", async () => {
  const store = openDurableStore(directory);
  const space = store.keyspace("numbers");
  const put = (name: string) => space.putSync(Buffer.from(name), Buffer.from(name));
  const results = await Promise.allSettled([
    store.write(() => put("before")),
    store.write(() => {
      put("half");
      throw new TypeError("a bug");
    }),
    store.write(() => put("after")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(["before", "half", "after"].map((name) => space.get(Buffer.from(name)) !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
  await store.close();
});

test("a second opening is refused with the pid of the first, until it is closed", async () => {
  const store = openDurableStore(directory);
  const fault = faultOf(() => openDurableStore(directory));
  expect([fault.code, fault.data.pid]).toEqual(["DATABASE_IN_USE", process.pid]);
  expect(fault.message).not.toContain("\n");
  await store.close();
  await openDurableStore(directory).close();
  expect(readdirSync(directory).filter((name) => name.includes("owner"))).toEqual([]);
});

test("the lock of a process that is gone is taken over, and so is a torn one", async () => {
  await fill(1);
  const gone = spawnSync(process.execPath, ["-e", ""]).pid;
  writeFileSync(join(directory, "owner.lock"), JSON.stringify({ pid: gone, startedAt: "1" }));
  await openDurableStore(directory).close();
  writeFileSync(join(directory, "owner.lock"), "");
  await openDurableStore(directory).close();
});

test("the lock of a process whose number now belongs to another is taken over", async () => {
  await fill(1);
  writeFileSync(join(directory, "owner.lock"), JSON.stringify({ pid: process.pid, startedAt: "1" }));
  await openDurableStore(directory).close();
});

test.each<[string, (file: string) => void]>([
  ["cut off", (file) => truncateSync(file, 5 * 8192)],
  ["cut to less than its header", (file) => truncateSync(file, 100)],
  ["something else", (file) => writeFileSync(file, "not a database ".repeat(10_000))],
])("a database file that is %s is one clear line", async (_, damage) => {
  await fill(100);
  damage(join(directory, "data.mdb"));
  const fault = faultOf(() => openDurableStore(directory));
  expect(fault.code).toBe("DATABASE_CORRUPT");
  expect(fault.message).toContain(directory);
  expect(fault.message).not.toContain("\n");
  expect(readdirSync(directory)).not.toContain("owner.lock");
});

test("a place where no directory can be is one clear line", () => {
  writeFileSync(directory, "a file");
  const fault = faultOf(() => openDurableStore(directory));
  expect(fault.code).toBe("DATABASE_READ_ONLY");
  expect(fault.message).not.toContain("\n");
});
