import { Environment, readEnvironment } from "../../lib/environment";
import { openProductionRuntime } from "../../lib/production-runtime";
import { handler as expireOrders } from "../cron/expire-orders";
import { onLambda } from "./on-lambda";
import { safePart } from "./parts/safe";

// An order that is due may have a refund of coin to propose.
export const handler = onLambda(expireOrders, () =>
  openProductionRuntime(readEnvironment(Environment), { safe: safePart }),
);
