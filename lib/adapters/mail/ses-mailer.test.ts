import type { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { sesMailer } from "./ses-mailer";

const message = { to: "ada@example.com", subject: "Übersicht", text: "https://portal.example/a?b=1" };

test("a message is sent as plain text to one person", async () => {
  const sent: SendEmailCommand["input"][] = [];
  const send = async (command: SendEmailCommand) => {
    sent.push(command.input);
    return {};
  };
  await sesMailer({ send: send as unknown as SESv2Client["send"] }, "no-reply@example.com").send(message);
  expect(sent).toEqual([
    {
      FromEmailAddress: "no-reply@example.com",
      Destination: { ToAddresses: ["ada@example.com"] },
      Content: {
        Simple: {
          Subject: { Data: "Übersicht", Charset: "UTF-8" },
          Body: { Text: { Data: message.text, Charset: "UTF-8" } },
        },
      },
    },
  ]);
});

test("a refusal is told without the message or its reader", async () => {
  const send = async () => {
    throw Object.assign(new Error("Address ada@example.com is on the suppression list"), { name: "MessageRejected" });
  };
  const sending = sesMailer({ send: send as unknown as SESv2Client["send"] }, "no-reply@example.com").send(message);
  await expect(sending).rejects.toMatchObject({ code: "MAIL_NOT_ACCEPTED", data: { reason: "MessageRejected" } });
  await expect(sending).rejects.not.toThrow(/ada@example/);
});
