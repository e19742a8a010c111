import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { DomainEvent } from "../../lib/flows/ports/event";
import { react } from "../../lib/reactions";
import { currentRuntime } from "../../lib/runtime";

/** Runs what follows each event; an event that failed is delivered again, alone, and ends in the dead letters. */
export async function handler(batch: SQSEvent): Promise<SQSBatchResponse> {
  const { ports, api } = currentRuntime();
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of batch.Records) {
    try {
      await react(ports, DomainEvent.parse(JSON.parse(record.body)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      api.log({ level: "error", message, requestId: record.messageId, error });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}
