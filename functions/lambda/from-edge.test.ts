import { fromEdge } from "./from-edge";

const SECRET = "edge-secret-of-at-least-32-characters";
const handler = fromEdge(
  async (_event: { headers?: Record<string, string> }) => ({ statusCode: 200 }),
  () => SECRET,
);

test("a request through the router is answered", async () => {
  expect(await handler({ headers: { "x-heliograph-edge": SECRET } })).toMatchObject({ statusCode: 200 });
});

test.each([
  ["no header", {}],
  ["no headers at all", undefined],
  ["another secret", { "x-heliograph-edge": "guess" }],
  ["an empty one", { "x-heliograph-edge": "" }],
  ["the secret and more", { "x-heliograph-edge": `${SECRET},${SECRET}` }],
])("refused: %s", async (_, headers) => {
  expect(await handler(headers ? { headers: headers as Record<string, string> } : {})).toMatchObject({
    statusCode: 403,
  });
});
