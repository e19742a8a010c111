import { Entity, Service } from "electrodb";
import { type DynamoFixture, faultOf, openDynamoFixture, TABLE } from "./dynamodb-fixture";

let fixture: DynamoFixture;

beforeAll(async () => {
  fixture = await openDynamoFixture();
});
afterAll(() => fixture.close());

function entities() {
  const configuration = { client: fixture.client, table: TABLE };
  const order = new Entity(
    {
      model: { entity: "order", version: "1", service: "shop" },
      attributes: {
        orderId: { type: "string", required: true },
        dealId: { type: "string", required: true },
        state: { type: ["placed", "paid"] as const, required: true },
        version: { type: "number", required: true },
        createdAt: { type: "string", required: true },
      },
      indexes: {
        byId: { pk: { field: "pk", composite: ["orderId"] }, sk: { field: "sk", composite: [] } },
        byDeal: {
          index: "gsi1",
          pk: { field: "gsi1pk", composite: ["dealId"] },
          sk: { field: "gsi1sk", composite: ["createdAt"] },
        },
      },
    },
    configuration,
  );
  const event = new Entity(
    {
      model: { entity: "event", version: "1", service: "shop" },
      attributes: {
        eventId: { type: "string", required: true },
        type: { type: "string", required: true },
        payload: { type: "any" },
      },
      indexes: { byId: { pk: { field: "pk", composite: ["eventId"] }, sk: { field: "sk", composite: [] } } },
    },
    configuration,
  );
  return { order, event, service: new Service({ order, event }, configuration) };
}

const placed = (i: number) => ({
  orderId: `ord_${i}`,
  dealId: "deal_1",
  state: "placed" as const,
  version: 1,
  createdAt: `2026-01-${String(i + 1).padStart(2, "0")}`,
});

test("an order is created once and patched only in the version that was read", async () => {
  const { order } = entities();
  await order.create(placed(0)).go();
  expect((await faultOf(order.create(placed(0)).go())).message).toContain("The conditional request failed");
  const patch = () =>
    order
      .patch({ orderId: "ord_0" })
      .set({ state: "paid", version: 2 })
      .where(({ version }, { eq }) => eq(version, 1))
      .go({ response: "all_new" });
  expect((await patch()).data).toMatchObject({ state: "paid", version: 2, dealId: "deal_1" });
  expect((await faultOf(patch())).message).toContain("The conditional request failed");
  expect((await order.get({ orderId: "ord_0" }).go()).data?.state).toBe("paid");
});

test("a query pages by cursor in the order of the index", async () => {
  const { order } = entities();
  await order.put(Array.from({ length: 25 }, (_, i) => placed(i))).go();
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: { orderId: string }[]; cursor: string | null } = await order.query
      .byDeal({ dealId: "deal_1" })
      .go({ limit: 10, cursor });
    found.push(...page.data.map(({ orderId }) => orderId));
    cursor = page.cursor;
  } while (cursor !== null);
  expect(found).toEqual(Array.from({ length: 25 }, (_, i) => `ord_${i}`));
});

test("state and event are written in one transaction, or neither is", async () => {
  const { order, event, service } = entities();
  await order.put(placed(7)).go();
  const pay = (eventId: string) =>
    service.transaction
      .write(({ order: orders, event: events }) => [
        orders
          .patch({ orderId: "ord_7" })
          .set({ state: "paid", version: 2 })
          .where(({ version }, { eq }) => eq(version, 1))
          .commit(),
        events.create({ eventId, type: "order.paid.v1", payload: { minor: "123456" } }).commit(),
      ])
      .go();
  expect((await pay("evt_1")).canceled).toBe(false);
  const second = await pay("evt_2");
  expect([second.canceled, second.data.map(({ rejected }) => rejected)]).toEqual([true, [true, false]]);
  expect((await event.get({ eventId: "evt_1" }).go()).data?.payload).toEqual({ minor: "123456" });
  expect((await event.get({ eventId: "evt_2" }).go()).data).toBeNull();
});
