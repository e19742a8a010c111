import { TransactGetItemsCommand, type TransactWriteItem, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoFixture, faultOf, type Item, N, openDynamoFixture, S, TABLE } from "./dynamodb-fixture";

let fixture: DynamoFixture;

beforeAll(async () => {
  fixture = await openDynamoFixture();
});
afterAll(() => fixture.close());

const key = (sk: string) => ({ TableName: TABLE, Key: { pk: S("t"), sk: S(sk) } });
const put = (sk: string, more: Item = {}): TransactWriteItem => ({
  Put: { TableName: TABLE, Item: { pk: S("t"), sk: S(sk), ...more } },
});

function transact(TransactItems: TransactWriteItem[], ClientRequestToken?: string) {
  return fixture.client.send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
}

const addOne = (sk: string): TransactWriteItem => ({
  Update: { ...key(sk), UpdateExpression: "ADD n :one", ExpressionAttributeValues: { ":one": N(1) } },
});

test("puts, updates, deletes and checks happen together", async () => {
  await fixture.put({ pk: S("t"), sk: S("del") });
  await fixture.put({ pk: S("t"), sk: S("check"), ok: { BOOL: true } });
  await transact([
    put("put", { v: N(1) }),
    addOne("upd"),
    { Delete: key("del") },
    {
      ConditionCheck: {
        ...key("check"),
        ConditionExpression: "ok = :t",
        ExpressionAttributeValues: { ":t": { BOOL: true } },
      },
    },
  ]);
  const read = await fixture.client.send(
    new TransactGetItemsCommand({ TransactItems: ["put", "upd", "del", "check"].map((sk) => ({ Get: key(sk) })) }),
  );
  expect(read.Responses?.map(({ Item: item }) => item?.v ?? item?.n ?? item?.ok)).toEqual([
    N(1),
    N(1),
    undefined,
    { BOOL: true },
  ]);
});

test("one failed condition cancels all, with a reason for each", async () => {
  await fixture.put({ pk: S("t"), sk: S("there"), v: N(7) });
  const before = fixture.db.stream.lastSequence();
  const fault = await faultOf(
    transact([
      put("never"),
      {
        Put: {
          TableName: TABLE,
          Item: { pk: S("t"), sk: S("there") },
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]),
  );
  expect(fault.name).toBe("TransactionCanceledException");
  expect(fault.message).toBe(
    "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]",
  );
  expect(fault.CancellationReasons).toEqual([
    { Code: "None" },
    {
      Code: "ConditionalCheckFailed",
      Message: "The conditional request failed",
      Item: { pk: S("t"), sk: S("there"), v: N(7) },
    },
  ]);
  expect(await fixture.get("t", "never")).toBeUndefined();
  expect(fixture.db.stream.lastSequence()).toBe(before);
});

test("a token carries a transaction out once, and only that one", async () => {
  await transact([addOne("token")], "token-1");
  await transact([addOne("token")], "token-1");
  expect((await fixture.get("t", "token"))?.n).toEqual(N(1));
  expect((await faultOf(transact([put("other")], "token-1"))).name).toBe("IdempotentParameterMismatchException");
});

test("a hundred items pass; a hundred and one, none, and one item twice do not", async () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => put(`many${i}`));
  await transact(many(100));
  expect((await faultOf(transact(many(101)))).name).toBe("ValidationException");
  expect((await faultOf(transact([put("twice"), { Delete: key("twice") }]))).message).toBe(
    "Transaction request cannot include multiple operations on one item",
  );
});

test("more than four megabytes are refused", async () => {
  const items = Array.from({ length: 11 }, (_, i) => put(`big${i}`, { d: S("x".repeat(390 * 1024)) }));
  expect((await faultOf(transact(items))).name).toBe("ValidationException");
  expect(await fixture.get("t", "big0")).toBeUndefined();
});

test("a hundred concurrent transfers keep the sum", async () => {
  await transact([put("a", { bal: N(1000) }), put("b", { bal: N(1000) })]);
  const move = (sk: string, sign: "+" | "-"): TransactWriteItem => ({
    Update: {
      ...key(sk),
      UpdateExpression: `SET bal = bal ${sign} :x`,
      ConditionExpression: sign === "-" ? "bal >= :x" : undefined,
      ExpressionAttributeValues: { ":x": N("7.01") },
    },
  });
  await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      i % 3 === 0 ? transact([move("b", "-"), move("a", "+")]) : transact([move("a", "-"), move("b", "+")]),
    ),
  );
  expect([(await fixture.get("t", "a"))?.bal, (await fixture.get("t", "b"))?.bal]).toEqual([N("775.68"), N("1224.32")]);
});

test("the stream has every change of a transaction, in order, and nothing for a write that changes nothing", async () => {
  const before = fixture.db.stream.lastSequence();
  await transact([put("s1", { v: N(1) }), put("s2", { v: N(1) })]);
  await transact([put("s1", { v: N(1) }), put("s2", { v: N(2) })]);
  await transact([{ Delete: key("s1") }, { Delete: key("not there") }]);
  const { records } = fixture.db.stream.read(before, 100);
  expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.sk?.S])).toEqual([
    ["INSERT", "s1"],
    ["INSERT", "s2"],
    ["MODIFY", "s2"],
    ["REMOVE", "s1"],
  ]);
  expect(records[2]?.dynamodb).toMatchObject({
    OldImage: { pk: S("t"), sk: S("s2"), v: N(1) },
    NewImage: { pk: S("t"), sk: S("s2"), v: N(2) },
    StreamViewType: "NEW_AND_OLD_IMAGES",
  });
});
