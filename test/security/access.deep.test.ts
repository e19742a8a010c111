import { ROLES } from "@/lib/core/identity/roles";
import { API_EXPECTATIONS, type Expectation } from "./api-expectations";
import { type Asker, openWorld, type World } from "./cast";

const ROUTES = Object.keys(API_EXPECTATIONS);

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, 180_000);
afterAll(() => world?.close());

test("every route of the API is in the table, and the table names no other", () => {
  expect([...world.routes].sort()).toEqual([...ROUTES].sort());
});

describe("signed out", () => {
  test.each(ROUTES)("%s", async (route) => {
    const status = await ask(route, null);
    if (expectationOf(route).may === "anybody") expect([401, 403, 404]).not.toContain(status);
    else expect(status).toBe(401);
  });

  test.each(ROUTES)("%s tells nothing to a broken request either", async (route) => {
    if (expectationOf(route).may === "anybody") return;
    const [method = "", path = ""] = route.split(" ");
    const answer = await world.ask(
      null,
      method,
      path.replace(/\{\w+\}/g, "nothing"),
      method === "GET" ? undefined : {},
    );
    expect(answer.status).toBe(401);
  });
});

describe("signed in with another role of the same organisation", () => {
  const cases = ROUTES.flatMap((route) =>
    ROLES.filter((role) => !mayUse(route, role)).map((role) => [route, role] as const),
  );

  test.each(cases)("%s as %s", async (route, role) => {
    expect([403, 404]).toContain(await ask(route, role));
  });
});

describe("signed in with every role of another organisation", () => {
  test.each(ROUTES.filter((route) => !["anybody", "signed-in"].includes(String(expectationOf(route).may))))(
    "%s",
    async (route) => {
      expect(await ask(route, "outsider")).toBe(404);
    },
  );
});

describe("signed in as somebody who may", () => {
  const cases = ROUTES.flatMap((route) => askersOf(expectationOf(route)).map((asker) => [route, asker] as const));

  test.each(cases)("%s as %s", async (route, asker) => {
    const { comesLater } = expectationOf(route);
    const status = await ask(route, asker);
    expect(comesLater ? [401, 403] : [401, 403, 404]).not.toContain(status);
    expect(status).toBeLessThan(500);
  });
});

function expectationOf(route: string): Expectation {
  const expectation = API_EXPECTATIONS[route];
  if (!expectation) throw new Error(`${route} is not in the table`);
  return expectation;
}

function mayUse(route: string, role: Asker): boolean {
  const { may, or = [] } = expectationOf(route);
  if (may === "anybody" || may === "signed-in") return true;
  return [...(may === "owner" ? [] : may), ...or].some((allowed) => allowed === role);
}

function askersOf({ may, or = [] }: Expectation): Asker[] {
  if (may === "anybody") return [];
  if (may === "signed-in" || may === "owner") return ["owner", ...or];
  return [...may];
}

async function ask(route: string, asker: Asker | null): Promise<number> {
  const { query, body } = expectationOf(route);
  const [method = "", template = ""] = route.split(" ");
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(world.ids[name] ?? ""));
  const search = query ? `?${query(world)}` : "";
  return (await world.ask(asker, method, `${path}${search}`, body?.(world))).status;
}
