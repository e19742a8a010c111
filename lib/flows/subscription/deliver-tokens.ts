import { HeliographError } from "../../core/errors/heliograph-error";
import { kycStateAt } from "../../core/identity/kyc";
import { fromJson } from "../../core/money/money";
import { abandonDelivery, confirmDelivery } from "../../core/subscription/delivery-decision";
import { kycEntries } from "../kyc/kyc-records";
import type { Ports } from "../ports/ports";
import { changeOrder } from "./change-order";
import { findDelivery } from "./find-delivery";
import { actionKey, type OrderEntry, type PendingAction } from "./order-records";

/**
 * Hands the tokens of a finally paid order over. The relay key is the order, so that it happens once; who may no longer
 * hold the token gets the money back instead.
 * @throws HeliographError IDENTITY_NOT_REGISTERED while the register lags behind the verification: to be tried again
 */
export async function deliverTokens(
  ports: Pick<Ports, "book" | "clock" | "ids" | "stage" | "chain" | "payments">,
  entry: OrderEntry,
  action: Extract<PendingAction, { kind: "deliver" }>,
): Promise<void> {
  const done = actionKey(action);
  const { method, paymentId, due } = entry.order;
  if (method === "bank-transfer" && paymentId !== null) await ports.payments.collect(paymentId, fromJson(due));
  const transactionHash = await handOver(ports, entry, done);
  await changeOrder(ports, entry.id, ({ order }, now) =>
    transactionHash === null
      ? { decision: abandonDelivery(order, now), done }
      : { decision: confirmDelivery(order, transactionHash, now), done },
  );
}

/** The transaction that delivered, or null where delivery must be given up. */
async function handOver(
  ports: Pick<Ports, "book" | "clock" | "chain">,
  entry: OrderEntry,
  key: string,
): Promise<string | null> {
  const { desk, identities } = ports.chain;
  const { walletAddress, investorId, tokens } = entry.order;
  const standing = await findDelivery(ports, entry, 0n);
  if (standing) return standing.transactionHash;
  if (walletAddress === null) return null;
  if (!(await identities.isEligible(walletAddress))) {
    const kyc = await ports.book.get(kycEntries, investorId);
    const isVerified = kyc !== undefined && kycStateAt(kyc.value.record, ports.clock.now()) === "verified";
    const onChain = await identities.find(walletAddress);
    if (!isVerified || onChain?.frozen) return null;
    throw new HeliographError({
      code: "IDENTITY_NOT_REGISTERED",
      kind: "unavailable",
      message: "The investor's wallet does not stand in the register yet.",
      remedy: "It is entered by the event of the verification; the delivery is tried again.",
      data: { orderId: entry.id },
    });
  }
  const order = { orderId: entry.id, token: entry.token, to: walletAddress, tokens: BigInt(tokens) };
  return (await desk.deliver(key, order)).transactionHash;
}
