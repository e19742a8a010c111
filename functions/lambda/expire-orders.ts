import { Environment, readEnvironment } from "../../lib/environment";
import { openProductionRuntime } from "../../lib/production-runtime";
import { handler as expireOrders } from "../cron/expire-orders";
import { onLambda } from "./on-lambda";

export const handler = onLambda(expireOrders, () => openProductionRuntime(readEnvironment(Environment), {}));
