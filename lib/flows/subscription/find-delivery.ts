import type { DeskDelivery } from "../ports/chain";
import type { Ports } from "../ports/ports";
import type { OrderEntry } from "./order-records";

/** How the desk delivered an order, by whomever; undefined while it has not. */
export async function findDelivery(
  { chain }: Pick<Ports, "chain">,
  entry: OrderEntry,
  fromBlock: bigint,
): Promise<DeskDelivery | undefined> {
  if (!(await chain.desk.isDelivered(entry.id))) return undefined;
  const orderKey = chain.desk.orderKeyOf(entry.id);
  const deliveries = await chain.desk.deliveries(fromBlock);
  return deliveries.find((delivery) => delivery.orderKey === orderKey);
}
