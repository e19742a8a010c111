import { keccak256, toHex } from "viem";
import { HeliographError } from "@/lib/core/errors/heliograph-error";
import type {
  Chain,
  ChainIdentity,
  ChainReceipt,
  CoinTransfer,
  DeskDelivery,
  PurchaseVoucher,
} from "@/lib/flows/ports/chain";
import type { Clock } from "@/lib/flows/ports/clock";

const nothing = (name: string) =>
  new Proxy(
    {},
    {
      get: (_target, property) => () => {
        throw new Error(`${name}.${String(property)} is not part of these tests`);
      },
    },
  );

const account = (digit: string) => `0x${digit.repeat(40)}`;

/** Register, desk and coin in memory, with the rules of the contracts that the flows rely on. */
export function fakeChain(clock: Clock) {
  const identities = new Map<string, ChainIdentity>();
  const coinTransfers: CoinTransfer[] = [];
  const deliveries: DeskDelivery[] = [];
  const minted = new Map<string, { to: string; units: bigint }>();
  const relayed = new Map<string, { call: string; receipt: ChainReceipt }>();
  let block = 1n;
  let isDown = false;

  const printOf = (call: unknown) =>
    JSON.stringify(call, (_key, value) => (typeof value === "bigint" ? value.toString() : value));
  function relay(key: string, call: unknown, act: (hash: `0x${string}`) => void): ChainReceipt {
    if (isDown) {
      throw new HeliographError({ code: "CHAIN_UNAVAILABLE", kind: "unavailable", message: "No answer.", remedy: "" });
    }
    const known = relayed.get(key);
    if (known && known.call !== printOf(call)) throw reverted("CHAIN_RELAY_CONFLICT", key);
    if (known) return known.receipt;
    const transactionHash = keccak256(toHex(key));
    act(transactionHash);
    block += 1n;
    const receipt = { transactionHash, blockNumber: block, blockTime: clock.now() };
    relayed.set(key, { call: printOf(call), receipt });
    return receipt;
  }
  const reverted = (code: string, reason: string) =>
    new HeliographError({ code, kind: "conflict", message: reason, remedy: "", data: { reason } });
  const isEligible = (account: string) => {
    const identity = identities.get(account);
    return identity !== undefined && identity.verifiedUntil > clock.now() && !identity.frozen;
  };
  const orderKeyOf = (orderId: string) => keccak256(toHex(orderId));
  function leave(delivery: Omit<DeskDelivery, "blockNumber">): void {
    if (deliveries.some(({ orderKey }) => orderKey === delivery.orderKey)) {
      throw reverted("CHAIN_REVERTED", "AlreadyDelivered");
    }
    if (!isEligible(delivery.to)) throw reverted("CHAIN_REVERTED", "ERC7943CannotReceive");
    deliveries.push({ ...delivery, blockNumber: block });
  }

  const chain: Chain = {
    addresses: {
      ...{ chainId: 31_337, safe: account("5"), safeGuard: null, multiSendCallOnly: account("6"), coin: account("7") },
      ...{ identityRegistry: account("8"), trancheFactory: account("9"), primaryDesk: account("c") },
      ...{ statementRegistry: account("d"), couponDistributor: account("e") },
    },
    status: {
      chainId: 31_337,
      head: async () => ({ blockNumber: block, blockTime: clock.now() }),
      receipt: async (transactionHash) =>
        deliveries.some((delivery) => delivery.transactionHash === transactionHash)
          ? { transactionHash, blockNumber: block, blockTime: clock.now() }
          : undefined,
    },
    identities: {
      register: async (key, identity) => relay(key, identity, () => identities.set(identity.account, identity)),
      setFrozen: async () => {
        throw new Error("not part of these tests");
      },
      find: async (account) => identities.get(account),
      isEligible: async (account) => isEligible(account),
    },
    tranches: {
      ...(nothing("tranches") as Chain["tranches"]),
      balanceOf: async (token, holder) =>
        deliveries
          .filter((delivery) => delivery.token === token && delivery.to === holder)
          .reduce((sum, { tokens }) => sum + tokens, 0n),
    },
    desk: {
      orderKeyOf,
      deliver: async (key, { orderId, token, to, tokens }) =>
        relay(key, { orderId, token, to, tokens }, (transactionHash) =>
          leave({ orderKey: orderKeyOf(orderId), token, to, tokens, priceUnits: null, transactionHash }),
        ),
      signVoucher: async () => `0x${"11".repeat(65)}`,
      purchaseCalls: () => [
        { to: `0x${"c0".repeat(20)}`, value: "0", data: "0x01" },
        { to: `0x${"de".repeat(20)}`, value: "0", data: "0x02" },
      ],
      stock: async () => ({ allowed: 0n, delivered: 0n, held: 0n }),
      isDelivered: async (orderId) => deliveries.some(({ orderKey }) => orderKey === orderKeyOf(orderId)),
      deliveries: async () => deliveries,
    },
    statements: nothing("statements") as Chain["statements"],
    coupons: nothing("coupons") as Chain["coupons"],
    coin: { balanceOf: async () => 0n, transfers: async () => coinTransfers },
    faucet: {
      mint: async (key, to, units) => relay(key, { to, units }, () => minted.set(key, { to, units })),
    },
  };
  return {
    chain,
    identities,
    deliveries,
    minted,
    /** Coin that the investor's wallet has sent to the Safe. */
    coinTransfers,
    setDown(down: boolean) {
      isDown = down;
    },
    /** What the investor's wallet does with a voucher. */
    buy({ orderId, token, buyer, tokens, priceUnits, expiresAt }: PurchaseVoucher): string {
      if (clock.now() >= expiresAt) throw reverted("CHAIN_REVERTED", "VoucherExpired");
      const transactionHash = keccak256(toHex(`buy ${orderId}`));
      leave({ orderKey: orderKeyOf(orderId), token, to: buyer, tokens, priceUnits, transactionHash });
      return transactionHash;
    },
  };
}
