import { randomUUID } from "node:crypto";
import type { Context, Handler } from "aws-lambda";

const TIMEOUT_MS = 15 * 60_000;
const ACCOUNT = "000000000000";

/** Calls a Lambda handler as the service would, with a context; what its promise brings is the answer. */
export async function invokeLambda<Event, Result>(
  handler: Handler<Event, Result>,
  event: Event,
  functionName: string,
): Promise<Extract<Result, object> | undefined> {
  const result: unknown = await handler(event, lambdaContext(functionName), refuseCallback);
  return typeof result === "object" && result !== null ? (result as Extract<Result, object>) : undefined;
}

function refuseCallback(): never {
  throw new Error("answer with a promise: handlers with a callback are not supported");
}

function lambdaContext(functionName: string): Context {
  const startedAt = performance.now();
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn: `arn:aws:lambda:local:${ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: "1024",
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "local",
    getRemainingTimeInMillis: () => Math.max(0, TIMEOUT_MS - (performance.now() - startedAt)),
    done: refuseCallback,
    fail: refuseCallback,
    succeed: refuseCallback,
  };
}
