import { Hono } from "hono";
import { handle, type LambdaContext, type LambdaEvent } from "hono/aws-lambda";
import { createApi } from "../../lib/api/app";
import { currentRuntime } from "../../lib/runtime";

type Serve = ReturnType<typeof handle>;
let serve: Serve | undefined;

/** Sign-in and product: everything under /api. */
function serveApi(): Serve {
  const { api, auth } = currentRuntime();
  const app = new Hono();
  app.all("/api/auth/*", (context) => auth.handler(context.req.raw));
  app.route("/", createApi(api));
  return handle(app);
}

export async function handler(event: LambdaEvent, context?: LambdaContext) {
  serve ??= serveApi();
  return serve(event, context);
}
