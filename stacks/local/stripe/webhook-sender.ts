import { createHmac } from "node:crypto";
import type { KeyValueStore } from "./key-value-store";
import type { EventRecord } from "./records";

export type WebhookBehaviour = {
  /** Nothing leaves while it is held: events come late. */
  readonly held: boolean;
  readonly copies: 1 | 2;
  readonly order: "as-happened" | "reversed";
};

export type WebhookSenderOptions = {
  readonly store: KeyValueStore;
  readonly url: string;
  readonly secret: string;
  /** Event types of the endpoint; the others are kept but not sent. */
  readonly types: readonly string[];
  readonly nowS: () => number;
  readonly send: (request: Request) => Promise<Response>;
  readonly report: (problem: string) => void;
};

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;

/** Sends the events of the outbox, signed as Stripe signs, until each is acknowledged with a 2xx. At least once, in no promised order. */
export class WebhookSender {
  readonly #options: WebhookSenderOptions;
  readonly #retries = new Map<string, { count: number; notBeforeMs: number }>();
  #behaviour: WebhookBehaviour = { held: false, copies: 1, order: "as-happened" };
  #running: Promise<void> = Promise.resolve();

  constructor(options: WebhookSenderOptions) {
    this.#options = options;
  }

  behave(behaviour: Partial<WebhookBehaviour>): void {
    this.#behaviour = { ...this.#behaviour, ...behaviour };
  }

  /** Sends what is due; resolves when that has been tried. */
  deliver(): Promise<void> {
    this.#running = this.#running.then(() => this.#deliverOutbox());
    return this.#running;
  }

  async #deliverOutbox(): Promise<void> {
    if (this.#behaviour.held) return;
    const events = (await this.#options.store.list("outbox/")).map(
      (json) => JSON.parse(json) as EventRecord & { key: string },
    );
    const ordered = this.#behaviour.order === "reversed" ? events.reverse() : events;
    for (const { key, ...event } of ordered) {
      if ((this.#retries.get(event.id)?.notBeforeMs ?? 0) > Date.now()) continue;
      const isWanted = this.#options.types.includes(event.type);
      if (!isWanted || (await this.#send(event))) {
        await this.#options.store.put([[key, null]]);
        this.#retries.delete(event.id);
      }
    }
  }

  async #send(event: EventRecord): Promise<boolean> {
    const body = JSON.stringify(event, null, 2);
    let isAcknowledged = true;
    for (let copy = 0; copy < this.#behaviour.copies; copy++) {
      isAcknowledged = (await this.#post(event, body)) && isAcknowledged;
    }
    return isAcknowledged;
  }

  async #post(event: EventRecord, body: string): Promise<boolean> {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signatureHeader(body, this.#options.secret, this.#options.nowS()),
    };
    try {
      const response = await this.#options.send(new Request(this.#options.url, { method: "POST", headers, body }));
      await response.arrayBuffer();
      if (response.ok) return true;
      this.#options.report(
        `Webhook ${event.type} (${event.id}) was answered with ${response.status}; it is sent again.`,
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.report(`Webhook ${event.type} (${event.id}) did not arrive (${reason}); it is sent again.`);
    }
    const count = (this.#retries.get(event.id)?.count ?? 0) + 1;
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (count - 1), LONGEST_RETRY_MS);
    this.#retries.set(event.id, { count, notBeforeMs: Date.now() + delayMs });
    return false;
  }
}

/** `Stripe-Signature`: HMAC-SHA-256 over `<unix seconds>.<body>`. */
export function signatureHeader(body: string, secret: string, timestampS: number): string {
  const signature = createHmac("sha256", secret).update(`${timestampS}.${body}`).digest("hex");
  return `t=${timestampS},v1=${signature}`;
}
