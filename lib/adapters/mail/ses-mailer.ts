import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Mailer } from "../../flows/ports/mail";

const text = (data: string) => ({ Data: data, Charset: "UTF-8" });

/** Plain text mail through Amazon SES. @param sender an address of a verified identity */
export function sesMailer(client: Pick<SESv2Client, "send">, sender: string): Mailer {
  return {
    async send(message) {
      try {
        await client.send(
          new SendEmailCommand({
            FromEmailAddress: sender,
            Destination: { ToAddresses: [message.to] },
            Content: { Simple: { Subject: text(message.subject), Body: { Text: text(message.text) } } },
          }),
        );
      } catch (cause) {
        throw new HeliographError({
          code: "MAIL_NOT_ACCEPTED",
          message: "The message was not accepted for delivery.",
          remedy: "Try again later; check that the address can receive mail.",
          kind: "unavailable",
          data: { reason: cause instanceof Error ? cause.name : "unknown" },
          cause,
        });
      }
    },
  };
}
