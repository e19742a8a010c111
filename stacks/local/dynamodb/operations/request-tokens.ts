import { createHash } from "node:crypto";
import { DynamoFault } from "../dynamo-fault";
import type { DurableStore, Keyspace } from "../store/durable-store";
import type { WireInput } from "../wire-input";

const VALID_MS = 10 * 60_000;

type Use = { readonly request: string; readonly at: number };

/** ClientRequestTokens of transactions: within ten minutes the same token carries a transaction out once. */
export class RequestTokens {
  private readonly space: Keyspace;

  constructor(
    store: DurableStore,
    private readonly now: () => number,
  ) {
    this.space = store.keyspace("request-tokens");
  }

  /**
   * Within a write: whether the token has already carried out this very request.
   * @throws IdempotentParameterMismatchException where it carried out another one
   */
  isRepeated(token: string, input: WireInput): boolean {
    const stored = this.space.get(digest(token));
    const use = stored && (JSON.parse(stored.toString()) as Use);
    if (use === undefined || Math.abs(this.now() - use.at) > VALID_MS) return false;
    if (use.request === fingerprint(input)) return true;
    throw new DynamoFault(
      "IdempotentParameterMismatchException",
      "DynamoDB detected that the request parameters do not match the parameters of an earlier request with the same client request token",
    );
  }

  /** Within a write. */
  save(token: string, input: WireInput): void {
    const use: Use = { request: fingerprint(input), at: this.now() };
    this.space.putSync(digest(token), Buffer.from(JSON.stringify(use)));
  }

  /** Keys of tokens that are no longer valid. */
  outdated(limit: number): readonly Buffer[] {
    const keys: Buffer[] = [];
    for (const { key, value } of this.space.getRange()) {
      if (Math.abs(this.now() - (JSON.parse(value.toString()) as Use).at) > VALID_MS) keys.push(key);
      if (keys.length === limit) break;
    }
    return keys;
  }

  /** Within a write. */
  forget(keys: readonly Buffer[]): void {
    for (const key of keys) this.space.removeSync(key);
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function fingerprint(input: WireInput): string {
  return digest(JSON.stringify(input.TransactItems)).toString("hex");
}
