import { SendMessageBatchCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { EventQueue } from "../../flows/ports/event-queue";

/** Limits of one batch, set by SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const BATCH_MESSAGES_MAX = 10;

/** Events as messages of one SQS queue, one each. All are accepted when it resolves; repeating may send some twice. */
export function sqsEventQueue(client: Pick<SQSClient, "send">, queueUrl: string): EventQueue {
  return {
    async send(events) {
      for (let start = 0; start < events.length; start += BATCH_MESSAGES_MAX) {
        const batch = events.slice(start, start + BATCH_MESSAGES_MAX);
        const { Failed: failed = [] } = await client.send(
          new SendMessageBatchCommand({
            QueueUrl: queueUrl,
            Entries: batch.map((event, index) => ({ Id: String(index), MessageBody: JSON.stringify(event) })),
          }),
        );
        if (failed.length === 0) continue;
        throw new HeliographError({
          code: "EVENTS_NOT_ACCEPTED",
          message: `The queue did not take ${failed.length} of ${batch.length} events.`,
          remedy: "Send the batch again: every event may come more than once.",
          kind: "unavailable",
          data: { reasons: [...new Set(failed.map(({ Code }) => Code ?? "unknown"))].join(",") },
        });
      }
    },
  };
}
