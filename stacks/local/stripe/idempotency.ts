import { createHash } from "node:crypto";
import { StripeFault } from "./stripe-fault";
import type { UnitOfWork } from "./unit-of-work";

type Answer = { readonly requestHash: string; readonly status: number; readonly body: string };

/** Remembers the answer to each `Idempotency-Key`, without end: the same request is answered the same. */
export class IdempotencyRecord {
  readonly #work: UnitOfWork;
  readonly #key: string;
  readonly #requestHash: string;

  constructor(work: UnitOfWork, key: string, request: { readonly path: string; readonly body: string }) {
    this.#work = work;
    this.#key = `account/${work.account}/idempotency/${createHash("sha256").update(key).digest("hex")}`;
    this.#requestHash = createHash("sha256").update(`${request.path}\n${request.body}`).digest("hex");
  }

  /** @throws StripeFault idempotency_error when the key came with another request before */
  async earlier(): Promise<{ status: number; body: string } | undefined> {
    const json = await this.#work.read(this.#key);
    if (json === undefined) return undefined;
    const answer = JSON.parse(json) as Answer;
    if (answer.requestHash === this.#requestHash) return answer;
    throw new StripeFault(400, {
      type: "idempotency_error",
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than this one if you meant to execute a different request.",
    });
  }

  remember(status: number, body: string): void {
    const answer: Answer = { requestHash: this.#requestHash, status, body };
    this.#work.write(this.#key, JSON.stringify(answer));
  }
}
