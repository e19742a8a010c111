import {
  type Address,
  concatHex,
  encodeFunctionData,
  encodePacked,
  type Hex,
  hashTypedData,
  size,
  zeroAddress,
} from "viem";
import { HeliographError } from "../errors/heliograph-error";
import { toAddress, toHexData } from "./hex";

/** One call of a batch, in the words of JSON: wei as decimal text. */
export type BatchCall = { readonly to: string; readonly value: string; readonly data: string };

/** A Safe transaction without gas refund, which our Safes never pay. */
export type SafeTx = {
  readonly to: Address;
  readonly value: bigint;
  readonly data: Hex;
  /** 0 is a call, 1 a delegatecall: of MultiSendCallOnly, and of nothing else. */
  readonly operation: 0 | 1;
  readonly nonce: bigint;
};

const MULTI_SEND_ABI = [
  {
    type: "function",
    name: "multiSend",
    stateMutability: "payable",
    inputs: [{ name: "transactions", type: "bytes" }],
    outputs: [],
  },
] as const;

const SAFE_TX = [
  { name: "to", type: "address" },
  { name: "value", type: "uint256" },
  { name: "data", type: "bytes" },
  { name: "operation", type: "uint8" },
  { name: "safeTxGas", type: "uint256" },
  { name: "baseGas", type: "uint256" },
  { name: "gasPrice", type: "uint256" },
  { name: "gasToken", type: "address" },
  { name: "refundReceiver", type: "address" },
  { name: "nonce", type: "uint256" },
] as const;

/**
 * The Safe transaction of a batch: one call is itself, several go through MultiSendCallOnly.
 * @throws HeliographError SAFE_BATCH_EMPTY
 */
export function safeTxOf(batch: {
  readonly calls: readonly BatchCall[];
  readonly nonce: bigint;
  readonly multiSendCallOnly: string;
}): SafeTx {
  const { calls, nonce } = batch;
  const [first] = calls;
  if (first === undefined) {
    throw new HeliographError({
      code: "SAFE_BATCH_EMPTY",
      message: "A Safe transaction needs at least one call.",
      remedy: "Say what it is to do.",
    });
  }
  if (calls.length === 1) {
    return { to: toAddress(first.to), value: BigInt(first.value), data: toHexData(first.data), operation: 0, nonce };
  }
  const data = encodeFunctionData({
    abi: MULTI_SEND_ABI,
    functionName: "multiSend",
    args: [concatHex(calls.map(leg))],
  });
  return { to: toAddress(batch.multiSendCallOnly), value: 0n, data, operation: 1, nonce };
}

/** One leg as MultiSend reads it: operation (always a call), to, value, length, data, packed. */
function leg(call: BatchCall): Hex {
  const data = toHexData(call.data);
  return encodePacked(
    ["uint8", "address", "uint256", "uint256", "bytes"],
    [0, toAddress(call.to), BigInt(call.value), BigInt(size(data)), data],
  );
}

/** Typed data of a Safe transaction for an owner's wallet (Safe 1.3 and later: the domain is chain and Safe). */
export function safeTypedData(safe: { readonly chainId: number; readonly address: string }, tx: SafeTx) {
  return {
    domain: { chainId: safe.chainId, verifyingContract: toAddress(safe.address) },
    types: { SafeTx: SAFE_TX },
    primaryType: "SafeTx",
    message: {
      ...{ to: tx.to, value: tx.value, data: tx.data, operation: tx.operation },
      ...{ safeTxGas: 0n, baseGas: 0n, gasPrice: 0n, gasToken: zeroAddress, refundReceiver: zeroAddress },
      nonce: tx.nonce,
    },
  } as const;
}

/** The hash that owners sign, computed from nothing but the batch itself. @see Safe.sol 1.4.1, getTransactionHash */
export function safeTxHash(safe: { readonly chainId: number; readonly address: string }, tx: SafeTx): Hex {
  return hashTypedData(safeTypedData(safe, tx));
}
