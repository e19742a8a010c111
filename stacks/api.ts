import { documentFunction, type ProductFunctions } from "./product-functions";

/**
 * One gateway: sign-in and product under /api, devices and payments each at a handler of their own. No CORS: pages call
 * from the same origin, through the router, and nobody else's page may.
 */
export function api(product: ProductFunctions) {
  const gateway = new sst.aws.ApiGatewayV2("Api", { cors: false, accessLog: { retention: "1 year" } });
  const httpHandler = (name: string) => ({
    ...product,
    handler: `functions/lambda/${name}.handler`,
    timeout: "29 seconds" as const,
  });
  gateway.route("ANY /api/{proxy+}", { ...httpHandler("api"), ...documentFunction });
  gateway.route("POST /api/v1/telemetry", httpHandler("telemetry"));
  gateway.route("POST /webhooks/stripe", httpHandler("stripe-webhook"));
  return gateway;
}
