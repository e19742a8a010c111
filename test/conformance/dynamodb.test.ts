import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ExecuteStatementCommand,
  GetItemCommand,
  ListTablesCommand,
  QueryCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { type DynamoFixture, faultOf, type Item, MAIN_TABLE, N, openDynamoFixture, S, TABLE } from "./dynamodb-fixture";

// Expected answers are those of AWS's DynamoDB Local 3.3.1 and of the Amazon DynamoDB API reference.

let fixture: DynamoFixture;
let now = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  fixture = await openDynamoFixture(() => now);
});
afterAll(() => fixture.close());

async function update(pk: string, input: Partial<UpdateItemCommandInput>): Promise<Item | undefined> {
  const command = new UpdateItemCommand({
    TableName: TABLE,
    Key: { pk: S(pk), sk: S("1") },
    ReturnValues: "ALL_NEW",
    ...input,
  });
  return (await fixture.client.send(command)).Attributes;
}

describe("tables", () => {
  test("a table is active at once and describes its stream and indexes", async () => {
    const { Table } = await fixture.client.send(new DescribeTableCommand({ TableName: TABLE }));
    expect(Table?.TableStatus).toBe("ACTIVE");
    expect(Table?.LatestStreamArn).toContain(":table/Main/stream/");
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(["gsi1", "gsi2"]);
    expect(Table?.KeySchema).toEqual(MAIN_TABLE.KeySchema);
  });

  test("a second table of the same name is refused", async () => {
    expect((await faultOf(fixture.client.send(new CreateTableCommand(MAIN_TABLE)))).name).toBe(
      "ResourceInUseException",
    );
  });

  test("an unknown table is refused", async () => {
    const request = fixture.client.send(new GetItemCommand({ TableName: "Nope", Key: { pk: S("a"), sk: S("b") } }));
    expect((await faultOf(request)).name).toBe("ResourceNotFoundException");
  });

  test("a dropped table leaves nothing to its successor", async () => {
    const { client } = fixture;
    const definition = { ...MAIN_TABLE, TableName: "Dropped" };
    await client.send(new CreateTableCommand(definition));
    await client.send(
      new BatchWriteItemCommand({ RequestItems: { Dropped: [{ PutRequest: { Item: { pk: S("a"), sk: S("1") } } }] } }),
    );
    expect((await client.send(new ListTablesCommand({}))).TableNames).toContain("Dropped");
    await client.send(new DeleteTableCommand({ TableName: "Dropped" }));
    await client.send(new CreateTableCommand(definition));
    const read = await client.send(new GetItemCommand({ TableName: "Dropped", Key: { pk: S("a"), sk: S("1") } }));
    expect(read.Item).toBeUndefined();
  });

  test("an index that is added later holds the items that are there already", async () => {
    await fixture.put({ pk: S("late"), sk: S("1"), kind: S("lamp") });
    await fixture.client.send(
      new UpdateTableCommand({
        TableName: TABLE,
        AttributeDefinitions: [{ AttributeName: "kind", AttributeType: "S" }],
        GlobalSecondaryIndexUpdates: [
          {
            Create: {
              IndexName: "byKind",
              KeySchema: [{ AttributeName: "kind", KeyType: "HASH" }],
              Projection: { ProjectionType: "KEYS_ONLY" },
            },
          },
        ],
      }),
    );
    const found = await fixture.client.send(
      new QueryCommand({
        TableName: TABLE,
        IndexName: "byKind",
        KeyConditionExpression: "kind = :k",
        ExpressionAttributeValues: { ":k": S("lamp") },
      }),
    );
    expect(found.Items).toEqual([{ pk: S("late"), sk: S("1"), kind: S("lamp") }]);
  });

  test("an operation that is not supported says so", async () => {
    const fault = await faultOf(
      fixture.client.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM "Main"' })),
    );
    expect(fault.message).toBe("The embedded DynamoDB does not support the operation ExecuteStatement");
  });
});

describe("conditions", () => {
  test("attribute_not_exists lets one of fifty writers win", async () => {
    const attempts = Array.from({ length: 50 }, (_, i) =>
      fixture.put({ pk: S("lock"), sk: S("1"), i: N(i) }, { ConditionExpression: "attribute_not_exists(pk)" }),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("a failed condition brings the old item where it is asked for", async () => {
    await fixture.put({ pk: S("old"), sk: S("1"), v: N(1) });
    const fault = await faultOf(
      fixture.put(
        { pk: S("old"), sk: S("1"), v: N(2) },
        { ConditionExpression: "attribute_not_exists(pk)", ReturnValuesOnConditionCheckFailure: "ALL_OLD" },
      ),
    );
    expect(fault.name).toBe("ConditionalCheckFailedException");
    expect(fault.message).toBe("The conditional request failed");
    expect(fault.Item).toEqual({ pk: S("old"), sk: S("1"), v: N(1) });
  });

  test("all functions and operators hold together", async () => {
    await fixture.put({ pk: S("cf"), sk: S("1"), s: S("hello"), n: N(5) });
    await fixture.put(
      { pk: S("cf"), sk: S("1"), s: S("hello"), n: N(5) },
      {
        ConditionExpression:
          "size(s) = :five AND contains(s, :ell) AND begins_with(s, :he) AND n IN (:five, :six) AND n BETWEEN :one AND :six AND attribute_type(s, :ts) AND NOT attribute_exists(zzz) AND (n <> :one OR n > :six)",
        ExpressionAttributeValues: {
          ":five": N(5),
          ":ell": S("ell"),
          ":he": S("he"),
          ":six": N(6),
          ":one": N(1),
          ":ts": S("S"),
        },
      },
    );
  });

  test("a reserved word, an unused and an undefined placeholder are refused", async () => {
    const item = { pk: S("r"), sk: S("1") };
    const reserved = await faultOf(fixture.put(item, { ConditionExpression: "attribute_exists(status)" }));
    expect(reserved.message).toBe(
      "Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: status",
    );
    const unused = await faultOf(
      fixture.put(item, {
        ConditionExpression: "attribute_not_exists(pk)",
        ExpressionAttributeValues: { ":zz": S("1") },
      }),
    );
    expect(unused.message).toBe("Value provided in ExpressionAttributeValues unused in expressions: keys: {:zz}");
    const missing = await faultOf(fixture.put(item, { ConditionExpression: "pk = :nope" }));
    expect(missing.message).toContain("attribute value: :nope");
  });
});

describe("updates", () => {
  test("ADD counts and if_not_exists keeps the first value", async () => {
    const input = {
      UpdateExpression: "ADD #n :one SET created = if_not_exists(created, :t)",
      ExpressionAttributeNames: { "#n": "n" },
    };
    await update("counter", { ...input, ExpressionAttributeValues: { ":one": N(1), ":t": S("first") } });
    const item = await update("counter", { ...input, ExpressionAttributeValues: { ":one": N(1), ":t": S("second") } });
    expect(item).toEqual({ pk: S("counter"), sk: S("1"), n: N(2), created: S("first") });
  });

  test("two hundred concurrent ADDs are all counted", async () => {
    const add = { UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": N(1) } };
    await Promise.all(Array.from({ length: 200 }, () => update("race", add)));
    expect((await fixture.get("race", "1"))?.n).toEqual(N(200));
  });

  test("sets grow and shrink", async () => {
    await update("set", { UpdateExpression: "ADD tags :a", ExpressionAttributeValues: { ":a": { SS: ["x", "y"] } } });
    const remove = { UpdateExpression: "DELETE tags :a", ExpressionAttributeValues: { ":a": { SS: ["x"] } } };
    expect((await update("set", remove))?.tags).toEqual({ SS: ["y"] });
    const last = { UpdateExpression: "DELETE tags :a", ExpressionAttributeValues: { ":a": { SS: ["y"] } } };
    expect((await update("set", last))?.tags).toBeUndefined();
  });

  test("paths reach into maps and lists; operands read the item as it was", async () => {
    await fixture.put({
      pk: S("deep"),
      sk: S("1"),
      m: { M: { a: N(1), l: { L: [S("x"), S("y"), S("z")] } } },
      p: S("p"),
      q: S("q"),
    });
    const item = await update("deep", {
      UpdateExpression: "SET m.b = m.a + :two, m.l[9] = :w, p = q, q = p REMOVE m.l[0], m.l[1]",
      ExpressionAttributeValues: { ":two": N(2), ":w": S("w") },
    });
    expect(item).toEqual({
      pk: S("deep"),
      sk: S("1"),
      m: { M: { a: N(1), b: N(3), l: { L: [S("z"), S("w")] } } },
      p: S("q"),
      q: S("p"),
    });
  });

  test("UPDATED_NEW and UPDATED_OLD bring only what was updated", async () => {
    await fixture.put({ pk: S("upd"), sk: S("1"), a: { M: { b: S("dog"), c: N(1) } }, d: N(4) });
    const input = { UpdateExpression: "SET a.b = :v, d = :v", ExpressionAttributeValues: { ":v": S("cat") } };
    expect(await update("upd", { ...input, ReturnValues: "UPDATED_OLD" })).toEqual({
      a: { M: { b: S("dog") } },
      d: N(4),
    });
    expect(await update("upd", { ...input, ReturnValues: "UPDATED_NEW" })).toEqual({
      a: { M: { b: S("cat") } },
      d: S("cat"),
    });
  });

  test.each([
    ["SET sk = :v", { ":v": S("x") }, "This attribute is part of the key"],
    ["SET a = :v, a.b = :v", { ":v": S("x") }, "Two document paths overlap with each other"],
    ["SET nope.b = :v", { ":v": S("x") }, "The document path provided in the update expression is invalid for update"],
    ["SET a = nope", undefined, "The provided expression refers to an attribute that does not exist in the item"],
    ["ADD pkx :v", { ":v": S("x") }, "Incorrect operand type for operator or function; operator: ADD"],
    ["SET a = ((:v))", { ":v": S("x") }, "The expression has redundant parentheses"],
    ["ADD d :v", { ":v": N("1e125") }, "more than 38 significant digits"],
    ["SET a = = :v", { ":v": S("x") }, 'Syntax error; token: "="'],
  ])("%s is refused", async (UpdateExpression, ExpressionAttributeValues, message) => {
    await fixture.put({ pk: S("bad"), sk: S("1"), d: N(1) });
    const fault = await faultOf(update("bad", { UpdateExpression, ExpressionAttributeValues }));
    expect(fault.name).toBe("ValidationException");
    expect(fault.message).toContain(message);
  });
});

describe("values", () => {
  test("38 digits stay exact, also in arithmetic", async () => {
    const digits = "12345678901234567890123456789012345678";
    await fixture.put({ pk: S("num"), sk: S("1"), n: N(digits) });
    expect((await fixture.get("num", "1"))?.n).toEqual(N(digits));
    const add = { UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": N(1) } };
    expect((await update("num", add))?.n).toEqual(N("12345678901234567890123456789012345679"));
  });

  test.each([
    [{ n: N("123456789012345678901234567890123456789") }, "Attempting to store more than 38 significant digits"],
    [{ n: N("1e126") }, "Number overflow"],
    [{ n: N("1e-131") }, "Number underflow"],
    [{ n: N("abc") }, "The parameter cannot be converted to a numeric value: abc"],
    [{ n: { SS: [] } }, "may not be empty"],
    [{ n: { SS: ["a", "a"] } }, "contains duplicates"],
    [{ pk: S("") }, "cannot contain an empty string value. Key: pk"],
    [{ pk: N(1) }, "Type mismatch for key pk expected: S actual: N"],
    [{ gsi1pk: N(1) }, "Type mismatch for Index Key gsi1pk Expected: S Actual: N IndexName: gsi1"],
    [{ big: S("x".repeat(400 * 1024)) }, "Item size has exceeded the maximum allowed size"],
  ])("value %# is refused", async (part: Item, message) => {
    const fault = await faultOf(fixture.put({ pk: S("bad"), sk: S("1"), ...part }));
    expect(fault.name).toBe("ValidationException");
    expect(fault.message).toContain(message);
  });

  test("every type comes back as it went in", async () => {
    const item: Item = {
      pk: S("types"),
      sk: S("1"),
      b: { B: new Uint8Array([0, 255, 7]) },
      bs: { BS: [new Uint8Array([1])] },
      t: { BOOL: true },
      nothing: { NULL: true },
      l: { L: [N("-1.5"), { M: { deep: { L: [] } } }] },
      ns: { NS: ["1", "2.5"] },
      empty: S(""),
      constructor: S("an ordinary name"),
    };
    await fixture.put(item);
    expect(await fixture.get("types", "1")).toEqual(item);
  });
});

describe("batches", () => {
  const puts = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ PutRequest: { Item: { pk: S("batch"), sk: S(i) } } }));

  test("25 writes pass, 26 and duplicates do not", async () => {
    const write = (requests: ReturnType<typeof puts>) =>
      fixture.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
    expect((await write(puts(25))).UnprocessedItems).toEqual({});
    expect((await faultOf(write(puts(26)))).name).toBe("ValidationException");
    expect((await faultOf(write([...puts(1), ...puts(1)]))).message).toBe(
      "Provided list of item keys contains duplicates",
    );
  });

  test("one write that is refused leaves nothing of its batch", async () => {
    const [good, bad] = [
      { pk: S("half"), sk: S("1") },
      { pk: S("half"), sk: S("2"), gsi1pk: N(1) },
    ];
    const requests = [good, bad].map((one: Item) => ({ PutRequest: { Item: one } }));
    const write = fixture.client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
    expect((await faultOf(write)).name).toBe("ValidationException");
    expect(await fixture.get("half", "1")).toBeUndefined();
  });

  test("100 reads pass, 101 do not", async () => {
    const read = (count: number) =>
      fixture.client.send(
        new BatchGetItemCommand({
          RequestItems: { [TABLE]: { Keys: Array.from({ length: count }, (_, i) => ({ pk: S("batch"), sk: S(i) })) } },
        }),
      );
    expect((await read(100)).Responses?.[TABLE]).toHaveLength(25);
    expect((await faultOf(read(101))).name).toBe("ValidationException");
  });
});

describe("time to live", () => {
  test("expired items go, by the given clock, and the stream says that the service removed them", async () => {
    await fixture.client.send(
      new UpdateTimeToLiveCommand({
        TableName: TABLE,
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
      }),
    );
    const described = await fixture.client.send(new DescribeTimeToLiveCommand({ TableName: TABLE }));
    expect(described.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "ttl" });
    await fixture.put({ pk: S("ttl"), sk: S("soon"), ttl: N(now / 1000 + 60) });
    await fixture.put({ pk: S("ttl"), sk: S("later"), ttl: N(now / 1000 + 600) });
    expect(await fixture.db.removeExpired()).toBe(0);
    now += 61_000;
    const before = fixture.db.stream.lastSequence();
    expect(await fixture.db.removeExpired()).toBe(1);
    expect(await fixture.get("ttl", "soon")).toBeUndefined();
    expect(await fixture.get("ttl", "later")).toBeDefined();
    expect(fixture.db.stream.read(before, 10).records).toMatchObject([
      { eventName: "REMOVE", userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" } },
    ]);
  });
});

test("DeleteItem brings the old item and removes nothing twice", async () => {
  await fixture.put({ pk: S("del"), sk: S("1"), v: N(1) });
  const remove = () =>
    fixture.client.send(
      new DeleteItemCommand({ TableName: TABLE, Key: { pk: S("del"), sk: S("1") }, ReturnValues: "ALL_OLD" }),
    );
  expect((await remove()).Attributes?.v).toEqual(N(1));
  expect((await remove()).Attributes).toBeUndefined();
});
