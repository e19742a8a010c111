import { randomUUID } from "node:crypto";
import { Hono } from "hono";
import { html } from "hono/html";
import { formatInstant } from "../../lib/core/time/instant";
import type { Clock } from "../../lib/flows/ports/clock";
import type { Mailer, MailMessage } from "../../lib/flows/ports/mail";
import { type Markup, notFoundPage, simulatedPage, simulatedPageGuard } from "./simulated-page";
import { SIMULATED_TEXTS } from "./simulated-texts";
import type { KeyValueStore } from "./stripe/key-value-store";

type KeptMail = MailMessage & { readonly id: string; readonly sentAt: string };

const TEXTS = SIMULATED_TEXTS.mailbox;
const PATH = "/simulated/mailbox";

/** Where mail goes on one machine: kept, and shown on a page to whoever sits at it. */
export function createMailbox(options: { readonly store: KeyValueStore; readonly clock: Clock }): {
  readonly mailer: Mailer;
  readonly pages: Hono;
} {
  const { store, clock } = options;
  const mailer: Mailer = {
    async send(message) {
      const sentAt = formatInstant(clock.now());
      const mail: KeptMail = { ...message, id: randomUUID(), sentAt };
      await store.put([[`mail/${sentAt}/${mail.id}`, JSON.stringify(mail)]]);
    },
  };
  const list = async () => (await store.list("mail/")).map((json) => JSON.parse(json) as KeptMail).reverse();

  const pages = new Hono();
  pages.use(`${PATH}/*`, simulatedPageGuard);
  pages.get(PATH, async (context) => context.html(listPage(await list())));
  pages.get(`${PATH}/:id`, async (context) => {
    const mail = (await list()).find((candidate) => candidate.id === context.req.param("id"));
    return mail ? context.html(mailPage(mail)) : notFoundPage(context);
  });
  return { mailer, pages };
}

function listPage(mails: readonly KeptMail[]): Markup {
  const items = mails.map(
    (mail) => html`<li><a href="${PATH}/${mail.id}">${mail.subject}</a>
<div class="muted">${TEXTS.to} ${mail.to} · <time datetime="${mail.sentAt}">${mail.sentAt}</time></div></li>`,
  );
  return simulatedPage(
    TEXTS.title,
    html`<p>${TEXTS.intro}</p>${items.length === 0 ? html`<p>${TEXTS.empty}</p>` : html`<ul class="plain">${items}</ul>`}`,
  );
}

function mailPage(mail: KeptMail): Markup {
  return simulatedPage(
    mail.subject,
    html`<dl><dt>${TEXTS.to}</dt><dd>${mail.to}</dd><dt>${TEXTS.sent}</dt><dd><time datetime="${mail.sentAt}">${mail.sentAt}</time></dd></dl>
<pre>${withLinks(mail.text)}</pre><p><a href="${PATH}">${TEXTS.back}</a></p>`,
  );
}

/** Web addresses become links; everything else stays text. */
function withLinks(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))}`;
}
