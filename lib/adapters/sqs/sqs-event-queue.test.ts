import type { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { DomainEvent } from "../../flows/ports/event";
import { sqsEventQueue } from "./sqs-event-queue";

const event = (id: string): DomainEvent => ({
  id,
  type: "order.paid.v1",
  occurredAt: "2026-11-01T00:00:00.000Z",
  orgId: "org_1",
  livemode: false,
  chainId: 8453,
  subject: { orderId: "ord_1" },
});

function fakeSqs(answer: (batch: number) => object) {
  const sent: string[][] = [];
  const send = async (command: SendMessageBatchCommand) => {
    sent.push((command.input.Entries ?? []).map(({ MessageBody }) => String(MessageBody)));
    return answer(sent.length);
  };
  return { sent, client: { send: send as unknown as SQSClient["send"] } };
}

test("23 events go in batches of at most ten, whole and in order", async () => {
  const { sent, client } = fakeSqs(() => ({}));
  const events = Array.from({ length: 23 }, (_, index) => event(`evt_${index}`));
  await sqsEventQueue(client, "https://queue.example").send(events);
  expect(sent.map((batch) => batch.length)).toEqual([10, 10, 3]);
  expect(sent.flat().map((body) => JSON.parse(body) as unknown)).toEqual(events);
});

test("one that is not taken fails the whole call, so that the stream delivers again", async () => {
  const { client } = fakeSqs(() => ({ Failed: [{ Id: "1", SenderFault: false, Code: "InternalError" }] }));
  await expect(
    sqsEventQueue(client, "https://queue.example").send([event("evt_1"), event("evt_2")]),
  ).rejects.toMatchObject({
    code: "EVENTS_NOT_ACCEPTED",
    data: { reasons: "InternalError" },
  });
});

test("nothing to send asks nothing", async () => {
  const { sent, client } = fakeSqs(() => ({}));
  await sqsEventQueue(client, "https://queue.example").send([]);
  expect(sent).toEqual([]);
});
