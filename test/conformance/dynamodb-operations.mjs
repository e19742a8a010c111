// Random DynamoDB requests: a small world of keys and values, so that operations meet.
export const TABLE = "Differential";

export const definition = {
  TableName: TABLE,
  BillingMode: "PAY_PER_REQUEST",
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    ["pk", "S"],
    ["sk", "N"],
    ["g", "S"],
    ["h", "S"],
    ["k", "B"],
  ].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
  GlobalSecondaryIndexes: [
    index("all", "g", "h", { ProjectionType: "ALL" }),
    index("keys", "h", undefined, { ProjectionType: "KEYS_ONLY" }),
    index("some", "g", "k", { ProjectionType: "INCLUDE", NonKeyAttributes: ["a"] }),
  ],
};

function index(IndexName, hash, range, Projection) {
  const keys = [{ AttributeName: hash, KeyType: "HASH" }];
  if (range) keys.push({ AttributeName: range, KeyType: "RANGE" });
  return { IndexName, KeySchema: keys, Projection };
}

const S = (text) => ({ S: String(text) });
const N = (number) => ({ N: String(number) });
const ATTRIBUTES = ["a", "b", "c"];

/** A seeded generator of requests: `next()` gives the name of a command and its input. */
export function createOperations(seed) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(random() * limit);
  const pick = (list) => list[below(list.length)];
  const chance = (share) => random() < share;

  const number = () =>
    N(
      pick(["0", "1", "-1", "2", "10", "3.5", "-5", "100000000000000000000", "12345678901234567890123456789", "0.001"]),
    );
  const set = () => pick([{ SS: ["a"] }, { SS: ["b", "a"] }, { NS: ["1"] }, { NS: ["2", "1.5"] }, { BS: [bytes()] }]);
  const bytes = () => Buffer.from([below(3), below(256)]);
  const value = () =>
    pick([
      number,
      () => S(`s${below(4)}`),
      () => ({ B: bytes() }),
      () => ({ BOOL: chance(0.5) }),
      () => ({ NULL: true }),
      () => ({ L: [number(), S("x"), { L: [S("deep")] }] }),
      () => ({ M: { a: number(), b: S("q"), l: { L: [N(1)] } } }),
      set,
    ])();
  const key = () => ({ pk: S(`p${below(4)}`), sk: N(pick(["0", "1", "2", "10", "-5", "3.5", "-5.5", "1e3"])) });
  const keys = (count) => {
    const distinct = new Map(Array.from({ length: count }, key).map((one) => [JSON.stringify(one), one]));
    return [...distinct.values()];
  };
  const filled = (one) => {
    for (const name of ATTRIBUTES) if (chance(0.6)) one[name] = value();
    if (chance(0.6)) Object.assign(one, { g: S(`g${below(3)}`), h: S(`h${below(4)}`) });
    if (chance(0.4)) one.k = { B: bytes() };
    return one;
  };

  const path = () => pick(["a", "b", "c", "a.a", "b.l[0]", "c[0]", "a[1]", "b[2][0]", "#n"]);
  const operandPath = () => pick(["a", "b", "c", "a.a", "b[0]"]);
  const comparator = () => pick(["=", "<>", "<", "<=", ">", ">="]);
  const simple = (values) => {
    const bind = (bound) => {
      const name = `:v${Object.keys(values).length}`;
      values[name] = bound;
      return name;
    };
    return pick([
      () => `${operandPath()} ${comparator()} ${bind(value())}`,
      () => `attribute_exists(${operandPath()})`,
      () => `attribute_not_exists(${operandPath()})`,
      () => `begins_with(${operandPath()}, ${bind(pick([S("s"), S("s1"), { B: Buffer.from([1]) }]))})`,
      () => `contains(${operandPath()}, ${bind(pick([S("a"), S("x"), N(1), S("1"), { B: bytes() }]))})`,
      () => `attribute_type(${operandPath()}, ${bind(S(pick(["S", "N", "L", "M", "SS", "B", "BOOL", "NULL"])))})`,
      () => `size(${operandPath()}) ${comparator()} ${bind(N(below(4)))}`,
      () => `${operandPath()} BETWEEN ${bind(N(-5))} AND ${bind(N(5))}`,
      () => `${operandPath()} IN (${bind(value())}, ${bind(value())})`,
      () => `${operandPath()} ${comparator()} c.b`,
    ])();
  };
  const condition = (values) =>
    pick([
      () => simple(values),
      () => `NOT ${simple(values)}`,
      () => `${simple(values)} AND ${simple(values)}`,
      () => `${simple(values)} OR ${simple(values)} AND NOT (${simple(values)} OR ${simple(values)})`,
      () => "attribute_not_exists(pk)",
      () => "attribute_exists(pk)",
    ])();
  const update = (values, names) => {
    const [x, y] = pick([
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
    ]);
    const bind = (bound) => {
      const name = `:u${Object.keys(values).length}`;
      values[name] = bound;
      return name;
    };
    const placeholder = () => {
      names["#n"] = x;
      return "#n";
    };
    return pick([
      () => `SET ${x} = ${bind(value())}`,
      () => `SET ${placeholder()} = ${bind(value())} REMOVE ${y}`,
      () => `ADD ${x} ${bind(pick([number(), set()]))}`,
      () => `DELETE ${x} ${bind(pick([{ SS: ["a"] }, { NS: ["1"] }]))}`,
      () => `SET ${x} = if_not_exists(${x}, ${bind(N(1))}) ${pick(["+", "-"])} ${bind(number())}`,
      () => `SET ${x} = ${y} + ${bind(number())}`,
      () => `SET ${x} = list_append(if_not_exists(${x}, ${bind({ L: [] })}), ${bind({ L: [value()] })})`,
      () => `SET ${x}.a = ${bind(value())}, ${y}[0] = ${bind(value())}`,
      () => `SET ${x}[7] = ${bind(value())} REMOVE ${y}[0], ${y}[1]`,
      () => `REMOVE ${x}.b, ${y}`,
      () => `SET g = ${bind(S(`g${below(3)}`))}, h = ${bind(S(`h${below(4)}`))} REMOVE k`,
      () => "REMOVE g",
      () => `SET ${x} = ${y}, ${y} = ${x}`,
    ])();
  };
  const expressions = ({ withUpdate = false, withCondition = chance(0.5) } = {}) => {
    const values = {};
    const names = {};
    return {
      ...(withUpdate ? { UpdateExpression: update(values, names) } : {}),
      ...(withCondition ? { ConditionExpression: condition(values) } : {}),
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    };
  };
  const projection = () => {
    if (chance(0.6)) return {};
    const paths = [...new Set(Array.from({ length: 1 + below(3) }, path))];
    const used = paths.includes("#n") ? { ExpressionAttributeNames: { "#n": "b" } } : {};
    return { ProjectionExpression: paths.join(", "), ...used };
  };
  const page = (values) => ({
    ...(chance(0.3) ? { FilterExpression: simple(values) } : {}),
    ...(chance(0.4) ? { Limit: 1 + below(6) } : {}),
  });

  const commands = new Map([
    ["PutItem", () => ({ Item: filled(key()), ReturnValues: pick(["NONE", "ALL_OLD"]), ...expressions() })],
    [
      "UpdateItem",
      () => {
        const input = { Key: key(), ...expressions({ withUpdate: true }) };
        // Of a nested path DynamoDB returns the path alone, DynamoDB Local the whole attribute.
        const nested = /[.[]/.test(input.UpdateExpression);
        const choices = ["NONE", "ALL_OLD", "ALL_NEW", ...(nested ? [] : ["UPDATED_OLD", "UPDATED_NEW"])];
        return { ...input, ReturnValues: pick(choices) };
      },
    ],
    ["DeleteItem", () => ({ Key: key(), ReturnValues: pick(["NONE", "ALL_OLD"]), ...expressions() })],
    ["GetItem", () => ({ Key: key(), ...projection() })],
    [
      "Query",
      () => {
        const values = { ":p": S(`p${below(4)}`) };
        const [sort, bounds] = pick([
          ["", {}],
          [` AND sk ${pick(["=", "<", "<=", ">", ">="])} :s`, { ":s": N(pick([-5, 0, 1, 2.5, 10])) }],
          [" AND sk BETWEEN :s AND :e", { ":s": N(-5), ":e": N(pick([-5, 2, 10])) }],
        ]);
        Object.assign(values, bounds);
        return {
          KeyConditionExpression: `pk = :p${sort}`,
          ScanIndexForward: chance(0.5),
          ...page(values),
          ExpressionAttributeValues: values,
        };
      },
    ],
    [
      "IndexQuery",
      () => {
        const [IndexName, KeyConditionExpression, values] = pick([
          ["all", "g = :g", { ":g": S(`g${below(3)}`) }],
          ["all", "g = :g AND begins_with(h, :h)", { ":g": S(`g${below(3)}`), ":h": S(pick(["h", "h1"])) }],
          ["keys", "h = :h", { ":h": S(`h${below(4)}`) }],
          ["some", "g = :g AND k >= :k", { ":g": S(`g${below(3)}`), ":k": { B: bytes() } }],
        ]);
        const all = { ...values };
        const filter = chance(0.3) ? { FilterExpression: simple(all) } : {};
        return { IndexName, KeyConditionExpression, ...filter, ExpressionAttributeValues: all };
      },
    ],
    [
      "Scan",
      () => {
        const values = {};
        const filter = chance(0.5) ? { FilterExpression: simple(values) } : {};
        return { ...filter, ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}) };
      },
    ],
    [
      "BatchWriteItem",
      () => ({
        RequestItems: {
          [TABLE]: keys(5).map((one) =>
            chance(0.7) ? { PutRequest: { Item: filled(one) } } : { DeleteRequest: { Key: one } },
          ),
        },
      }),
    ],
    ["BatchGetItem", () => ({ RequestItems: { [TABLE]: { Keys: keys(6) } } })],
    ["TransactGetItems", () => ({ TransactItems: keys(4).map((one) => ({ Get: { TableName: TABLE, Key: one } })) })],
    [
      "TransactWriteItems",
      () => ({
        TransactItems: keys(4).map((one) => {
          const at = { TableName: TABLE, Key: one };
          return pick([
            () => ({ Put: { TableName: TABLE, Item: filled(one), ...expressions() } }),
            () => ({ Update: { ...at, ...expressions({ withUpdate: true }) } }),
            () => ({ Delete: { ...at, ...expressions() } }),
            () => ({ ConditionCheck: { ...at, ...expressions({ withCondition: true }) } }),
          ])();
        }),
      }),
    ],
  ]);
  const weighted = [
    ...Array(5).fill("PutItem"),
    ...Array(7).fill("UpdateItem"),
    ...["DeleteItem", "GetItem", "GetItem", "Query", "Query", "IndexQuery", "IndexQuery", "Scan"],
    ...["BatchWriteItem", "BatchGetItem", "TransactGetItems", "TransactWriteItems", "TransactWriteItems"],
  ];

  return {
    next() {
      const name = pick(weighted);
      const wrapped = ["BatchWriteItem", "BatchGetItem", "TransactGetItems", "TransactWriteItems"].includes(name);
      const input = commands.get(name)();
      return { name: name === "IndexQuery" ? "Query" : name, input: wrapped ? input : { TableName: TABLE, ...input } };
    },
  };
}
