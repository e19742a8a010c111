import type { LambdaEvent } from "hono/aws-lambda";
import { absentPart } from "../../lib/absent-part";
import type { Runtime } from "../../lib/runtime";
import { installRuntime } from "../../lib/runtime";
import { handler } from "./api";

const ORIGIN = "https://portal.heliograph.example";

function event(method: string, path: string, headers: Record<string, string> = {}): LambdaEvent {
  return {
    version: "2.0",
    routeKey: "ANY /api/{proxy+}",
    rawPath: path,
    rawQueryString: "",
    headers: { host: "gateway.example", ...headers },
    body: null,
    isBase64Encoded: false,
    requestContext: {
      accountId: "123456789012",
      apiId: "api",
      authentication: null,
      authorizer: {},
      domainName: "gateway.example",
      domainPrefix: "gateway",
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "request",
      routeKey: "ANY /api/{proxy+}",
      stage: "$default",
      time: "01/Nov/2026:00:00:00 +0000",
      timeEpoch: 0,
    },
  };
}

beforeAll(() => {
  const ports = absentPart<Runtime["ports"]>("ports");
  installRuntime({
    ports,
    eventQueue: absentPart<Runtime["eventQueue"]>("the event queue"),
    auth: { handler: async (request) => Response.json({ signIn: new URL(request.url).pathname }) },
    api: {
      ports,
      authenticator: { actorOf: async () => null },
      origin: ORIGIN,
      version: "0.1.0",
      log: () => undefined,
    },
  });
});

test("a gateway's event is answered by the product's API", async () => {
  const answer = await handler(event("GET", "/api/v1/openapi.json"));
  expect(answer.statusCode).toBe(200);
  expect(JSON.parse(answer.body)).toMatchObject({ openapi: "3.1.0", servers: [{ url: ORIGIN }] });
});

test("what is under /api/auth is answered by sign-in", async () => {
  const answer = await handler(event("GET", "/api/auth/get-session"));
  expect(JSON.parse(answer.body)).toEqual({ signIn: "/api/auth/get-session" });
});

test("a change from another origin is refused as a problem document", async () => {
  const answer = await handler(event("POST", "/api/v1/stations", { origin: "https://elsewhere.example" }));
  expect(answer.statusCode).toBe(403);
  expect(JSON.parse(answer.body)).toMatchObject({ code: "ORIGIN_REFUSED" });
});
