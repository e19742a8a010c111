/** A plain text message to one person. Links stand in the text, whole. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

export interface Mailer {
  /** Accepted for delivery when it resolves. @throws HeliographError MAIL_NOT_ACCEPTED */
  send(message: MailMessage): Promise<void>;
}
