import type { Data } from "./data";
import type { Events } from "./events";
import { handlerDefaults } from "./function-defaults";
import type { Settings } from "./settings";

/** One API: sign-in and product under /api, devices and payments each at a handler of their own. */
export function api(stored: Data, events: Events, _settings: Settings) {
  const gateway = new sst.aws.ApiGatewayV2("Api", { accessLog: { retention: "1 year" } });
  const handler = (name: string) => ({
    ...handlerDefaults,
    handler: name,
    timeout: "29 seconds" as const,
    link: [stored.table, stored.blobs, events.queue],
    environment: events.environment,
  });
  gateway.route("ANY /api/{proxy+}", handler("functions/http/api.handler"));
  gateway.route("POST /api/v1/telemetry", handler("functions/http/telemetry.handler"));
  gateway.route("POST /webhooks/stripe", handler("functions/http/stripe-webhook.handler"));
  return gateway;
}
export type Api = ReturnType<typeof api>;
