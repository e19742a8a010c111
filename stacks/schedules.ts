import type { ProductFunctions } from "./product-functions";

/** What time itself causes: unpaid orders are advanced and expire. */
export function schedules(product: ProductFunctions) {
  new sst.aws.CronV2("ExpireOrders", {
    schedule: "rate(5 minutes)",
    function: { ...product, handler: "functions/lambda/expire-orders.handler", timeout: "4 minutes" },
  });
}
