import type { Hex } from "viem";
import { couponDistributorAbi } from "../../abi/coupon-distributor";
import { declarationId, PAYMENT_KINDS, periodOfNumber } from "../../core/issuance/chain-keys";
import { toAddress, toBytes32 } from "../../core/issuance/hex";
import type { CouponDistributions, CouponPayment, DeclaredDistribution } from "../../flows/ports/chain";
import { withChainErrors } from "./chain-error";
import { type ContractAccess, callOf } from "./contract-access";

const abi = couponDistributorAbi;

/** The order of the contract's `Payout`. */
const PAYOUT_STATES = ["open", "unpaid", "paid"] as const;

export function couponDistributions({ client, relayer, addresses }: ContractAccess): CouponDistributions {
  const address = toAddress(addresses.couponDistributor);

  async function declarations(filter: { id?: Hex; token?: Hex }): Promise<DeclaredDistribution[]> {
    const events = await client.getContractEvents({
      ...{ abi, address, eventName: "Declared", args: filter, fromBlock: 0n, strict: true },
    });
    return events.map(({ args, transactionHash, blockNumber }) => ({
      ...{ id: args.id, dealKey: args.dealKey, token: args.token, period: periodOfNumber(args.period) },
      ...{ kind: paymentKind(args.kind), sequence: args.sequence, recordIndex: args.recordIndex },
      ...{ amountUnits: args.amount, circulatingTokens: args.circulatingTokens },
      ...{ distributionHash: args.distributionHash, transactionHash, blockNumber },
    }));
  }

  return {
    declarationId,
    declared: (token) => withChainErrors(() => declarations({ token: toAddress(token) })),
    find: (id) => withChainErrors(async () => (await declarations({ id: toBytes32(id) }))[0]),
    entitlement: (id, holder) =>
      withChainErrors(() =>
        client.readContract({
          abi,
          address,
          functionName: "entitlementDownOf",
          args: [toBytes32(id), toAddress(holder)],
        }),
      ),
    payoutState: (id, holder) =>
      withChainErrors(async () => {
        const args = [toBytes32(id), toAddress(holder)] as const;
        const state = await client.readContract({ abi, address, functionName: "payoutOf", args });
        return PAYOUT_STATES[state] ?? "open";
      }),
    payBatch: (key, id, holders) =>
      relayer.relay(
        key,
        callOf(address, { abi, functionName: "payBatch", args: [toBytes32(id), holders.map(toAddress)] }),
      ),
    sweepDust: (key, id) =>
      relayer.relay(key, callOf(address, { abi, functionName: "sweepDust", args: [toBytes32(id)] })),
    claimCall: (id) => callOf(address, { abi, functionName: "claim", args: [toBytes32(id)] }),
    payments: (id) =>
      withChainErrors(async () => {
        const filter = { abi, address, args: { id: toBytes32(id) }, fromBlock: 0n, strict: true } as const;
        const [paid, failed] = await Promise.all([
          client.getContractEvents({ ...filter, eventName: "HolderPaid" }),
          client.getContractEvents({ ...filter, eventName: "PaymentFailed" }),
        ]);
        return [...paid, ...failed]
          .sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
          .map(
            ({ eventName, args, transactionHash, blockNumber }): CouponPayment => ({
              ...{ declarationId: args.id, holder: args.holder, coinUnits: args.amount },
              ...{ paid: eventName === "HolderPaid", transactionHash, blockNumber },
            }),
          );
      }),
  };
}

function paymentKind(number: number): DeclaredDistribution["kind"] {
  const kind = PAYMENT_KINDS[number];
  if (kind === undefined) throw new RangeError(`CouponDistributor has no kind ${number}`);
  return kind;
}
