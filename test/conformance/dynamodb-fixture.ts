import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AttributeValue,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { type EmbeddedDynamo, openEmbeddedDynamo } from "@/stacks/local/dynamodb/embedded-dynamo";

export const TABLE = "Main";

export type Item = Record<string, AttributeValue>;

export const S = (text: string | number): AttributeValue => ({ S: String(text) });
export const N = (number: string | number): AttributeValue => ({ N: String(number) });

export type DynamoFixture = {
  readonly db: EmbeddedDynamo;
  readonly client: DynamoDBClient;
  readonly directory: string;
  put(item: Item, more?: Partial<PutItemCommandInput>): Promise<Item | undefined>;
  get(pk: string, sk: string): Promise<Item | undefined>;
  close(): Promise<void>;
};

/** The single-table design of the product: pk and sk, two indexes, a stream. */
export const MAIN_TABLE: CreateTableCommandInput = {
  TableName: TABLE,
  BillingMode: "PAY_PER_REQUEST",
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"].map((name) => ({
    AttributeName: name,
    AttributeType: "S" as const,
  })),
  GlobalSecondaryIndexes: ["gsi1", "gsi2"].map((name) => ({
    IndexName: name,
    KeySchema: [
      { AttributeName: `${name}pk`, KeyType: "HASH" as const },
      { AttributeName: `${name}sk`, KeyType: "RANGE" as const },
    ],
    Projection: { ProjectionType: "ALL" as const },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
};

/** An engine in a folder of its own with the table `Main`. */
export async function openDynamoFixture(now: () => number = Date.now): Promise<DynamoFixture> {
  const directory = mkdtempSync(join(tmpdir(), "heliograph-dynamo-"));
  const db = openEmbeddedDynamo({ directory, clock: { now } });
  const client = db.client();
  await client.send(new CreateTableCommand(MAIN_TABLE));
  return {
    db,
    client,
    directory,
    put: async (item, more) =>
      (await client.send(new PutItemCommand({ TableName: TABLE, Item: item, ...more }))).Attributes,
    get: async (pk, sk) =>
      (await client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: S(pk), sk: S(sk) } }))).Item,
    async close() {
      await db.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** What a request is refused with. */
export async function faultOf(request: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) return error as Error & Record<string, unknown>;
  }
  throw new Error("the request was not refused");
}
