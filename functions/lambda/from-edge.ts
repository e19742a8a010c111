import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../../lib/core/evidence/hash";

type HttpEvent = { readonly headers?: Readonly<Record<string, unknown>> };
type HttpAnswer = { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: string };

/**
 * Answers only what came through the product's own router, which proves itself by a secret and writes the client's address:
 * the gateway's own address is open to all, and there a client could claim any address.
 */
export function fromEdge<Event extends HttpEvent, Rest extends readonly unknown[], Answer>(
  handler: (event: Event, ...rest: Rest) => Promise<Answer>,
  secret: () => string,
): (event: Event, ...rest: Rest) => Promise<Answer | HttpAnswer> {
  let expected: Buffer | undefined;
  return async (event, ...rest) => {
    expected ??= Buffer.from(sha256(secret()));
    const shown = Buffer.from(sha256(String(event.headers?.["x-heliograph-edge"])));
    if (timingSafeEqual(shown, expected)) return handler(event, ...rest);
    return { statusCode: 403, headers: { "content-type": "text/plain" }, body: "Use the portal's own address." };
  };
}
