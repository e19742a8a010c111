import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createApi } from "../../lib/api/app";
import { currentRuntime } from "../../lib/runtime";

let serve: ReturnType<typeof handle> | undefined;

/** Telemetry at a function of its own, so that a flood from devices takes nothing from people; the routes are the API's. */
export async function handler(event: LambdaEvent, context?: LambdaContext) {
  serve ??= handle(createApi(currentRuntime().api));
  return serve(event, context);
}
