import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createWebhooks } from "../../lib/api/webhooks";
import { currentRuntime } from "../../lib/runtime";

let answer: ReturnType<typeof handle> | undefined;

/** POST /webhooks/stripe on AWS. */
export function handler(event: LambdaEvent, context?: LambdaContext) {
  answer ??= handle(createWebhooks(currentRuntime().api));
  return answer(event, context);
}
