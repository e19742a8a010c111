import { erc20Abi, type Hex } from "viem";
import type { LocalAccount } from "viem/accounts";
import { primaryDeskAbi } from "../../abi/primary-desk";
import { keyOf } from "../../core/issuance/chain-keys";
import { toAddress, toHexData } from "../../core/issuance/hex";
import type { DeskDelivery, PurchaseVoucher, TokenDesk } from "../../flows/ports/chain";
import { withChainErrors } from "./chain-error";
import { type ContractAccess, callOf } from "./contract-access";

const abi = primaryDeskAbi;

const ORDER = [
  { name: "orderKey", type: "bytes32" },
  { name: "buyer", type: "address" },
  { name: "token", type: "address" },
  { name: "tokens", type: "uint256" },
  { name: "coin", type: "address" },
  { name: "price", type: "uint256" },
  { name: "expiry", type: "uint64" },
] as const;

export function tokenDesk(
  { client, relayer, addresses }: ContractAccess,
  voucherSigner: Pick<LocalAccount, "signTypedData">,
): TokenDesk {
  const address = toAddress(addresses.primaryDesk);
  const coin = toAddress(addresses.coin);

  /** The `Order` struct of PrimaryDesk. */
  const orderOf = (voucher: PurchaseVoucher) => ({
    orderKey: keyOf(voucher.orderId),
    buyer: toAddress(voucher.buyer),
    token: toAddress(voucher.token),
    tokens: voucher.tokens,
    coin,
    price: voucher.priceUnits,
    expiry: BigInt(Math.floor(voucher.expiresAt / 1000)),
  });

  return {
    orderKeyOf: keyOf,
    deliver: (key, { orderId, token, to, tokens }) =>
      relayer.relay(
        key,
        callOf(address, {
          abi,
          functionName: "deliver",
          args: [keyOf(orderId), toAddress(token), toAddress(to), tokens],
        }),
      ),
    signVoucher: (voucher) =>
      voucherSigner.signTypedData({
        domain: { name: "Heliograph", version: "1", chainId: addresses.chainId, verifyingContract: address },
        types: { Order: ORDER },
        primaryType: "Order",
        message: orderOf(voucher),
      }),
    purchaseCalls: (voucher, signature) => [
      callOf(coin, { abi: erc20Abi, functionName: "approve", args: [address, voucher.priceUnits] }),
      callOf(address, { abi, functionName: "buy", args: [orderOf(voucher), toHexData(signature)] }),
    ],
    stock: (token) =>
      withChainErrors(async () => {
        const [offering, held] = await Promise.all([
          client.readContract({ abi, address, functionName: "offeringOf", args: [toAddress(token)] }),
          client.readContract({ abi: erc20Abi, address: toAddress(token), functionName: "balanceOf", args: [address] }),
        ]);
        return { allowed: offering.allowedTokens, delivered: offering.deliveredTokens, held };
      }),
    isDelivered: (orderId) =>
      withChainErrors(() => client.readContract({ abi, address, functionName: "isDelivered", args: [keyOf(orderId)] })),
    deliveries: (fromBlock) =>
      withChainErrors(async () => {
        const [delivered, paid] = await Promise.all([
          client.getContractEvents({ abi, address, eventName: "Delivered", fromBlock, strict: true }),
          client.getContractEvents({ abi, address, eventName: "Paid", fromBlock, strict: true }),
        ]);
        const prices = new Map<Hex, bigint>(paid.map(({ args }) => [args.orderKey, args.price]));
        return delivered.map(
          ({ args, transactionHash, blockNumber }): DeskDelivery => ({
            ...{ orderKey: args.orderKey, token: args.token, to: args.to, tokens: args.tokens },
            ...{ priceUnits: prices.get(args.orderKey) ?? null, transactionHash, blockNumber },
          }),
        );
      }),
  };
}
