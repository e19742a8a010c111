import type { Data } from "./data";
import { documentFunction, handlerDefaults, type ProductFunctions } from "./product-functions";

const DEAD_LETTERS_KEPT_S = 14 * 24 * 3600;

/** From the table's stream to what follows an event: outbox -> queue -> reactions, at least once, dead letters kept. */
export function events(stored: Data, product: ProductFunctions) {
  const dead = new sst.aws.Queue("DeadEvents", {
    transform: { queue: { messageRetentionSeconds: DEAD_LETTERS_KEPT_S } },
  });
  const queue = new sst.aws.Queue("Events", {
    // Longer than the function may run: a message that is being handled must not come to a second one.
    visibilityTimeout: "15 minutes",
    dlq: { queue: dead.arn, retry: 5 },
  });
  queue.subscribe(
    {
      ...product,
      ...documentFunction,
      handler: "functions/lambda/events.handler",
      timeout: "10 minutes",
      memory: "2048 MB",
    },
    { batch: { size: 5, partialResponses: true } },
  );
  stored.table.subscribe(
    "Outbox",
    {
      ...handlerDefaults,
      handler: "functions/lambda/outbox.handler",
      timeout: "1 minute",
      permissions: [{ actions: ["sqs:SendMessage"], resources: [queue.arn] }],
      environment: { EVENTS_QUEUE_URL: queue.url },
    },
    {
      filters: [{ eventName: ["INSERT"], dynamodb: { NewImage: { __edb_e__: { S: ["outbox"] } } } }],
      // From the oldest record that the stream has: an event may come twice, but none is passed over.
      transform: { eventSourceMapping: { startingPosition: "TRIM_HORIZON", bisectBatchOnFunctionError: true } },
    },
  );
}
