import {
  type AttributeValue,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { type DynamoFixture, faultOf, type Item, N, openDynamoFixture, S, TABLE } from "./dynamodb-fixture";

let fixture: DynamoFixture;

beforeAll(async () => {
  fixture = await openDynamoFixture();
});
afterAll(() => fixture.close());

function query(input: Partial<QueryCommandInput>, values: Item) {
  const command = new QueryCommand({ TableName: TABLE, ExpressionAttributeValues: values, ...input });
  return fixture.client.send(command);
}

async function queryAll(input: Partial<QueryCommandInput>, values: Item): Promise<{ items: Item[]; pages: number }> {
  const items: Item[] = [];
  let pages = 0;
  let start: Item | undefined;
  do {
    const page = await query({ ...input, ExclusiveStartKey: start }, values);
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
    pages += 1;
  } while (start !== undefined && pages < 100);
  return { items, pages };
}

const sortKeys = (items: readonly Item[] | undefined) => items?.map(({ sk }) => sk?.S);
const padded = (i: number) => String(i).padStart(3, "0");

describe("a partition of thirty items", () => {
  const all = Array.from({ length: 30 }, (_, i) => padded(i));
  const ofPartition = { KeyConditionExpression: "pk = :p" };

  beforeAll(async () => {
    for (const sk of all) await fixture.put({ pk: S("pg"), sk: S(sk), n: N(Number(sk)), text: S("a b c") });
  });

  test.each([true, false])("pages of eight join up (ScanIndexForward %s)", async (forward) => {
    const input = { ...ofPartition, Limit: 8, ScanIndexForward: forward };
    const { items, pages } = await queryAll(input, { ":p": S("pg") });
    expect(sortKeys(items)).toEqual(forward ? all : [...all].reverse());
    expect(pages).toBe(4);
  });

  test.each([
    ["sk = :a", ["010"]],
    ["sk < :a", all.slice(0, 10)],
    ["sk <= :a", all.slice(0, 11)],
    ["sk > :b", all.slice(21)],
    ["sk >= :b", all.slice(20)],
    [":b <= sk", all.slice(20)],
    ["sk BETWEEN :a AND :b", all.slice(10, 21)],
    ["begins_with(sk, :c)", all.slice(20)],
  ])("key condition %s", async (condition, expected) => {
    const used = { ":a": S("010"), ":b": S("020"), ":c": S("02") };
    const values = Object.fromEntries(Object.entries(used).filter(([name]) => condition.includes(name)));
    const input = { KeyConditionExpression: `pk = :p AND ${condition}` };
    expect(sortKeys((await query(input, { ":p": S("pg"), ...values })).Items)).toEqual(expected);
    const backward = await query({ ...input, ScanIndexForward: false }, { ":p": S("pg"), ...values });
    expect(sortKeys(backward.Items)).toEqual([...expected].reverse());
  });

  test("a filter thins the page, not the count of what was looked at", async () => {
    const page = await query(
      { ...ofPartition, FilterExpression: "n >= :n", Limit: 20 },
      { ":p": S("pg"), ":n": N(15) },
    );
    expect([page.Count, page.ScannedCount, page.LastEvaluatedKey]).toEqual([5, 20, { pk: S("pg"), sk: S("019") }]);
  });

  test("COUNT brings no items, a projection only its attributes", async () => {
    const count = await query({ ...ofPartition, Select: "COUNT" }, { ":p": S("pg") });
    expect([count.Count, count.Items]).toEqual([30, undefined]);
    const input = { ...ofPartition, Limit: 1, ProjectionExpression: "#n, sk", ExpressionAttributeNames: { "#n": "n" } };
    expect((await query(input, { ":p": S("pg") })).Items).toEqual([{ n: N(0), sk: S("000") }]);
  });

  test.each<[string, Item, string]>([
    ["pk > :p", {}, "Query key condition not supported"],
    ["sk = :p", {}, "Query condition missed key schema element: pk"],
    ["pk = :p AND n = :n", { ":n": N(1) }, "Query condition missed key schema element: sk"],
    ["pk = :p AND sk = :n", { ":n": N(1) }, "Condition parameter type does not match schema type"],
    ["pk = :p OR sk = :p", {}, "Invalid operator used in KeyConditionExpression: OR"],
  ])("key condition %s is refused", async (KeyConditionExpression, values, message) => {
    const fault = await faultOf(query({ KeyConditionExpression }, { ":p": S("pg"), ...values }));
    expect([fault.name, fault.message]).toEqual(["ValidationException", expect.stringContaining(message)]);
  });

  test("a filter on a key attribute and a consistent read of an index are refused", async () => {
    const filtered = query({ ...ofPartition, FilterExpression: "sk > :m" }, { ":p": S("pg"), ":m": S("1") });
    expect((await faultOf(filtered)).message).toContain("can only contain non-primary key attributes");
    const consistent = query(
      { KeyConditionExpression: "gsi1pk = :p", IndexName: "gsi1", ConsistentRead: true },
      { ":p": S("x") },
    );
    expect((await faultOf(consistent)).message).toBe("Consistent reads are not supported on global secondary indexes");
  });
});

describe("indexes", () => {
  const ofIndex = (pk: string): [Partial<QueryCommandInput>, Item] => [
    { IndexName: "gsi1", KeyConditionExpression: "gsi1pk = :g" },
    { ":g": S(pk) },
  ];

  test("are sparse, sorted, and follow updates and deletions", async () => {
    for (let i = 0; i < 5; i += 1)
      await fixture.put({ pk: S(`g${i}`), sk: S("1"), gsi1pk: S("G"), gsi1sk: S(`k${4 - i}`) });
    await fixture.put({ pk: S("g9"), sk: S("1"), gsi1pk: S("G") });
    const pks = async () => (await query(...ofIndex("G"))).Items?.map(({ pk }) => pk?.S);
    expect(await pks()).toEqual(["g4", "g3", "g2", "g1", "g0"]);
    const key = (pk: string) => ({ TableName: TABLE, Key: { pk: S(pk), sk: S("1") } });
    await fixture.client.send(new UpdateItemCommand({ ...key("g0"), UpdateExpression: "REMOVE gsi1pk" }));
    await fixture.client.send(new DeleteItemCommand(key("g1")));
    const move = { UpdateExpression: "SET gsi1sk = :k", ExpressionAttributeValues: { ":k": S("k9") } };
    await fixture.client.send(new UpdateItemCommand({ ...key("g4"), ...move }));
    expect(await pks()).toEqual(["g3", "g2", "g4"]);
  });

  test.each([true, false])("page through equal sort keys without loss (ScanIndexForward %s)", async (forward) => {
    for (let i = 0; i < 25; i += 1)
      await fixture.put({ pk: S(`gp${i}`), sk: S("1"), gsi1pk: S("GP"), gsi1sk: S("same") });
    const [input, values] = ofIndex("GP");
    const { items, pages } = await queryAll({ ...input, Limit: 7, ScanIndexForward: forward }, values);
    expect([new Set(items.map(({ pk }) => pk?.S)).size, items.length, pages]).toEqual([25, 25, 4]);
  });
});

test("a page ends before it passes one megabyte", async () => {
  for (let i = 0; i < 5; i += 1) await fixture.put({ pk: S("big"), sk: S(i), d: S("x".repeat(300_000)) });
  const page = await query({ KeyConditionExpression: "pk = :p" }, { ":p": S("big") });
  expect([page.Count, page.LastEvaluatedKey]).toEqual([3, { pk: S("big"), sk: S("2") }]);
});

test("strings sort by their UTF-8 bytes", async () => {
  for (const sk of ["é", "z", "a", "😀", "Z", "中", "a\u0000", "a\u0000b"])
    await fixture.put({ pk: S("u"), sk: S(sk) });
  const page = await query({ KeyConditionExpression: "pk = :p" }, { ":p": S("u") });
  expect(sortKeys(page.Items)).toEqual(["Z", "a", "a\u0000", "a\u0000b", "z", "é", "中", "😀"]);
});

test("numeric sort keys sort by value, exactly", async () => {
  await fixture.client.send(
    new CreateTableCommand({
      TableName: "Numbers",
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "n", KeyType: "RANGE" },
      ],
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "n", AttributeType: "N" },
      ],
    }),
  );
  const sorted = [
    "-1e125",
    "-12345678901234567890123456789012345679",
    "-12345678901234567890123456789012345678",
    "-10",
    "-9.99",
    "-1",
    "-0.5",
    "-1e-130",
    "0",
    "1e-130",
    "0.099",
    "0.1",
    "1",
    "2",
    "9.99",
    "10",
    "100",
    "101",
    "1e125",
  ];
  const puts = [...sorted].sort().map((n) => ({ PutRequest: { Item: { pk: S("p"), n: N(n), text: S(n) } } }));
  await fixture.client.send(new BatchWriteItemCommand({ RequestItems: { Numbers: puts } }));
  const all = await query({ TableName: "Numbers", KeyConditionExpression: "pk = :p" }, { ":p": S("p") });
  expect(all.Items?.map(({ text }) => text?.S)).toEqual(sorted);
  const some = await query(
    { TableName: "Numbers", KeyConditionExpression: "pk = :p AND n BETWEEN :a AND :b" },
    { ":p": S("p"), ":a": N("-1.0"), ":b": N("1E0") },
  );
  expect(some.Items?.map(({ text }) => text?.S)).toEqual(sorted.slice(5, 13));
});

describe("scans", () => {
  async function scanAll(input: { Segment?: number; TotalSegments?: number; Limit?: number }): Promise<string[]> {
    const found: string[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await fixture.client.send(new ScanCommand({ TableName: TABLE, ...input, ExclusiveStartKey: start }));
      found.push(...(page.Items ?? []).map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    return found;
  }

  test("segments divide the table", async () => {
    const whole = await scanAll({});
    const segments = await Promise.all([0, 1, 2, 3].map((Segment) => scanAll({ Segment, TotalSegments: 4 })));
    expect(new Set(whole).size).toBe(whole.length);
    expect(segments.flat().sort()).toEqual([...whole].sort());
    expect(await scanAll({ Limit: 7 })).toEqual(whole);
  });
});
