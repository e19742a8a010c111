import type { Data } from "./data";
import { handlerDefaults, productEnvironment } from "./function-defaults";
import type { Settings } from "./settings";

/** From the table's stream to what follows an event: outbox -> queue -> reactions, at least once, dead letters kept. */
export function events(stored: Data, settings: Settings) {
  const dead = new sst.aws.Queue("DeadEvents", { transform: { queue: { messageRetentionSeconds: 1_209_600 } } });
  const queue = new sst.aws.Queue("Events", {
    visibilityTimeout: "15 minutes",
    dlq: { queue: dead.arn, retry: 5 },
  });
  const environment = productEnvironment(stored, settings, queue.url);
  queue.subscribe(
    {
      ...handlerDefaults,
      handler: "functions/queue/events.handler",
      timeout: "10 minutes",
      memory: "2048 MB",
      link: [stored.table, stored.blobs, queue],
      environment,
    },
    { batch: { size: 5, partialResponses: true } },
  );
  stored.table.subscribe(
    "Outbox",
    {
      ...handlerDefaults,
      handler: "functions/stream/outbox.handler",
      timeout: "1 minute",
      link: [stored.table, queue],
      environment,
    },
    { filters: [{ eventName: ["INSERT"], dynamodb: { NewImage: { __edb_e__: { S: ["outbox"] } } } }] },
  );
  return { queue, dead, environment };
}
export type Events = ReturnType<typeof events>;
