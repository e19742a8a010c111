import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { DomainEvent } from "../../flows/ports/event";

/** Events that a batch of the table's stream has put into the outbox, in order; everything else in it is passed over. */
export function outboxEvents(batch: DynamoDBStreamEvent): DomainEvent[] {
  return batch.Records.flatMap(({ eventName, dynamodb }) => {
    if (eventName !== "INSERT" || !dynamodb?.NewImage) return [];
    const item = unmarshall(dynamodb.NewImage as Record<string, AttributeValue>);
    return item.__edb_e__ === "outbox" ? [DomainEvent.parse(item.event)] : [];
  });
}
