import { SQSClient } from "@aws-sdk/client-sqs";
import { absentPart } from "../../lib/absent-part";
import { sqsEventQueue } from "../../lib/adapters/sqs/sqs-event-queue";
import { OutboxEnvironment, readEnvironment } from "../../lib/environment";
import type { Runtime } from "../../lib/runtime";
import { handler as publish } from "../stream/outbox";
import { onLambda } from "./on-lambda";

/** It passes events on and does nothing else: no table, no key, no secret is within its reach. */
async function open(): Promise<Runtime> {
  const { EVENTS_QUEUE_URL } = readEnvironment(OutboxEnvironment);
  return {
    eventQueue: sqsEventQueue(new SQSClient({}), EVENTS_QUEUE_URL),
    ports: absentPart<Runtime["ports"]>("ports"),
    api: absentPart<Runtime["api"]>("the API"),
    auth: absentPart<Runtime["auth"]>("sign-in"),
  };
}

export const handler = onLambda(publish, open);
