import { advanceDueOrders } from "../../lib/flows/subscription/advance-due-orders";
import { currentRuntime } from "../../lib/runtime";

/** Every few minutes: what time alone brings to orders. A failed order is logged and looked at again. */
export async function handler(): Promise<void> {
  const { ports, api } = currentRuntime();
  const { failed } = await advanceDueOrders(ports);
  for (const { orderId, error } of failed) {
    api.log({ level: "error", message: `The order ${orderId} could not be advanced.`, requestId: orderId, error });
  }
}
