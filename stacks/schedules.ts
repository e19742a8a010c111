import type { Data } from "./data";
import type { Events } from "./events";
import { handlerDefaults } from "./function-defaults";
import type { Settings } from "./settings";

/** What time itself causes: unpaid orders expire, verifications lapse. */
export function schedules(stored: Data, events: Events, _settings: Settings) {
  new sst.aws.CronV2("ExpireOrders", {
    schedule: "rate(15 minutes)",
    function: {
      ...handlerDefaults,
      handler: "functions/cron/expire-orders.handler",
      timeout: "5 minutes",
      link: [stored.table, stored.blobs, events.queue],
      environment: events.environment,
    },
  });
}
