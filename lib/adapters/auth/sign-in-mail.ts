import type { MailMessage } from "../../flows/ports/mail";

/** The message that carries a sign-in link. */
export function signInMail(to: string, link: string): MailMessage {
  return {
    to,
    subject: "Your sign-in link to Heliograph",
    text: [
      "Open this link and press the button to sign in:",
      "",
      link,
      "",
      "It works once, for ten minutes. If you did not ask for it, you need do nothing.",
    ].join("\n"),
  };
}
