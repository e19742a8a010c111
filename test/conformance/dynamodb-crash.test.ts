import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { openEmbeddedDynamo } from "@/stacks/local/dynamodb/embedded-dynamo";
import { type Item, S, TABLE } from "./dynamodb-fixture";

const KILLS = 3;
const ACKNOWLEDGED_MIN = 30;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "heliograph-crash-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the writer, kills it in the midst of its load, and returns the numbers that it acknowledged. */
function writeAndKill(first: number): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const script = join(__dirname, "dynamodb-crash-writer.ts");
    const writer = spawn(process.execPath, ["--import", "tsx", script, directory, String(first)]);
    let output = "";
    let errors = "";
    writer.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    writer.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split("\n").length > ACKNOWLEDGED_MIN) writer.kill("SIGKILL");
    });
    writer.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") return reject(new Error(`the writer ended by itself: ${errors}`));
      const whole = output.slice(0, output.lastIndexOf("\n")).split("\n");
      resolve(whole.map(Number));
    });
  });
}

async function all(client: DynamoDBClient, index?: string): Promise<readonly string[]> {
  const found: string[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: index,
        KeyConditionExpression: index === undefined ? "pk = :k" : "gsi1pk = :k",
        ExpressionAttributeValues: { ":k": S(index === undefined ? "p" : "g") },
        ExclusiveStartKey: start,
      }),
    );
    found.push(...(page.Items ?? []).map(({ sk }) => sk?.S ?? ""));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found.sort();
}

test(`after ${KILLS} times SIGKILL under load no acknowledged write is lost and no transaction is half there`, async () => {
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await writeAndKill(kill * 100_000)));
    const db = openEmbeddedDynamo({ directory, clock: { now: () => Date.now() } });
    const client = db.client();
    const items = await all(client);
    const parts = new Map<number, number>();
    for (const sk of items) parts.set(Number.parseInt(sk, 10), (parts.get(Number.parseInt(sk, 10)) ?? 0) + 1);
    expect([...parts].filter(([, count]) => count !== 3)).toEqual([]);
    expect(acknowledged.filter((n) => !parts.has(n))).toEqual([]);
    expect(await all(client, "gsi1")).toEqual(items);
    const { records } = db.stream.read(0n, 1_000_000);
    expect(records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S ?? "").sort()).toEqual(items);
    await db.close();
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS * ACKNOWLEDGED_MIN - KILLS);
}, 120_000);
