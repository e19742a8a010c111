import type { CleanedWhere } from "better-auth/adapters";
import * as fc from "fast-check";
import { authDatabase } from "./dynamo-adapter";
import { matches } from "./row-filter";
import { openSignInTables } from "./sign-in-tables.fixture";

const tables = openSignInTables();
afterAll(() => tables.close());

async function adapter() {
  return authDatabase(await tables.newRows())({ rateLimit: { storage: "database" } });
}

function verification(identifier: string, minute: number) {
  return {
    identifier,
    value: `v${minute}`,
    expiresAt: new Date(Date.UTC(2026, 10, 22, 12, minute)),
    createdAt: new Date(Date.UTC(2026, 10, 22, 11, minute)),
    updatedAt: new Date(Date.UTC(2026, 10, 22, 11, minute)),
  };
}

function user(email: string) {
  return { email, name: "", emailVerified: true, createdAt: new Date(0), updatedAt: new Date(0) };
}

describe("better-auth's database on the table", () => {
  it("returns what was created, dates as dates, by id and by unique field", async () => {
    const database = await adapter();
    const created = await database.create({ model: "user", data: user("ada@example.com") });
    for (const [field, value] of [
      ["id", created.id],
      ["email", "ada@example.com"],
    ] as const) {
      const found = await database.findOne<typeof created>({ model: "user", where: [{ field, value: String(value) }] });
      expect(found).toMatchObject({ email: "ada@example.com", emailVerified: true, createdAt: new Date(0) });
    }
    expect(await database.findOne({ model: "user", where: [{ field: "email", value: "eve@example.com" }] })).toBeNull();
  });

  it("lets one of many creations with the same address win", async () => {
    const database = await adapter();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => database.create({ model: "user", data: user("ada@example.com") })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await database.count({ model: "user" })).toBe(1);
  });

  it("moves the claim of a changed address: the old one is free, a taken one is refused", async () => {
    const database = await adapter();
    const ada = await database.create({ model: "user", data: user("ada@example.com") });
    await database.create({ model: "user", data: user("bob@example.com") });
    const where = [{ field: "id", value: String(ada.id) }];
    await expect(database.update({ model: "user", where, update: { email: "bob@example.com" } })).rejects.toMatchObject(
      {
        code: "AUTH_DUPLICATE",
      },
    );
    await database.update({ model: "user", where, update: { email: "lovelace@example.com" } });
    await database.create({ model: "user", data: user("ada@example.com") });
    const byNew = await database.findOne<{ id: string }>({
      model: "user",
      where: [{ field: "email", value: "lovelace@example.com" }],
    });
    expect(byNew?.id).toBe(ada.id);
  });

  it("consumes a row once, however many try at once", async () => {
    const database = await adapter();
    await database.create({ model: "verification", data: verification("link", 0) });
    const where = [{ field: "identifier", value: "link" }];
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => database.consumeOne<{ value: string }>({ model: "verification", where })),
    );
    expect(taken.filter((row) => row !== null)).toEqual([expect.objectContaining({ value: "v0" })]);
  });

  it("counts every increment, and none beyond the guard", async () => {
    const database = await adapter();
    await database.create({ model: "rateLimit", data: { key: "k", count: 0, lastRequest: 1_000 } });
    const where: Parameters<typeof database.incrementOne>[0]["where"] = [
      { field: "key", value: "k" },
      { field: "count", operator: "lt", value: 5 },
    ];
    const outcomes = await Promise.all(
      Array.from({ length: 9 }, () => database.incrementOne({ model: "rateLimit", where, increment: { count: 1 } })),
    );
    expect(outcomes.filter((row) => row !== null)).toHaveLength(5);
    expect(await database.findMany({ model: "rateLimit" })).toEqual([expect.objectContaining({ count: 5 })]);
  });

  it("sorts, pages, and deletes by a condition on a date", async () => {
    const database = await adapter();
    for (const minute of [2, 0, 3, 1])
      await database.create({ model: "verification", data: verification("many", minute) });
    const page = await database.findMany<{ value: string }>({
      model: "verification",
      where: [{ field: "identifier", value: "many" }],
      sortBy: { field: "createdAt", direction: "desc" },
      limit: 2,
      offset: 1,
    });
    expect(page.map((row) => row.value)).toEqual(["v2", "v1"]);
    const cutOff = new Date(Date.UTC(2026, 10, 22, 12, 2));
    const where = [{ field: "expiresAt", operator: "lt" as const, value: cutOff }];
    expect(await database.deleteMany({ model: "verification", where })).toBe(2);
    expect(await database.count({ model: "verification" })).toBe(2);
    const update = { value: "changed" };
    expect(
      await database.updateMany({ model: "verification", where: [{ field: "identifier", value: "many" }], update }),
    ).toBe(2);
  });
});

describe("conditions", () => {
  const clause = (parts: Partial<CleanedWhere>): CleanedWhere => ({
    field: "n",
    operator: "eq",
    value: 1,
    connector: "AND",
    mode: "sensitive",
    ...parts,
  });

  it.each([
    [clause({ operator: "in", value: [1, 2] as unknown as string[] }), true],
    [clause({ operator: "not_in", value: [1, 2] as unknown as string[] }), false],
    [clause({ field: "missing", value: null }), true],
    [clause({ field: "missing", operator: "gt", value: 0 }), false],
    [clause({ field: "s", value: "ABC", mode: "insensitive" }), true],
    [clause({ field: "s", value: "ABC" }), false],
    [clause({ field: "s", operator: "contains", value: "b" }), true],
    [clause({ field: "s", operator: "starts_with", value: "b" }), false],
    [clause({ field: "s", operator: "ends_with", value: "c" }), true],
    [clause({ operator: "ne", value: 1 }), false],
  ])("%o holds: %s", (one, expected) => {
    expect(matches({ n: 1, s: "abc" }, [one])).toBe(expected);
  });

  it("needs all of those joined by AND and one of those joined by OR", () => {
    const either = [clause({ connector: "OR", value: 2 }), clause({ connector: "OR", value: 1 })];
    expect(matches({ n: 1, s: "abc" }, either)).toBe(true);
    expect(matches({ n: 3, s: "abc" }, either)).toBe(false);
    expect(matches({ n: 1, s: "abc" }, [...either, clause({ field: "s", value: "x" })])).toBe(false);
  });

  it("orders numbers as numbers", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        expect(matches({ n: a }, [clause({ operator: "lte", value: b })])).toBe(a <= b);
      }),
    );
  });
});
