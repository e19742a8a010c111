import type { DynamoDBStreamEvent } from "aws-lambda";
import { outboxEvents } from "../../lib/adapters/dynamo/outbox-records";
import { currentRuntime } from "../../lib/runtime";

/** Publishes what the table's stream shows as new in the outbox. A failed batch comes again, so events may come twice. */
export async function handler(batch: DynamoDBStreamEvent): Promise<void> {
  const events = outboxEvents(batch);
  if (events.length > 0) await currentRuntime().eventQueue.send(events);
}
