import {
  encodeAbiParameters,
  type Hex,
  keccak256,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { type LocalAccount, privateKeyToAccount } from "viem/accounts";
import { toAddress, toHexData } from "../../core/issuance/hex";
import type {
  ChainAddress,
  ChainCall,
  ChainReceipt,
  RelayJournal,
  RelayKey,
  RelayRecord,
} from "../../flows/ports/chain";
import type { ChainClient } from "./chain-client";
import { chainError, withChainErrors } from "./chain-error";
import { toChainReceipt } from "./receipt";

export type Relayer = {
  readonly account: ChainAddress;
  /**
   * Sends a call once, ever, under its key and waits for its receipt.
   * @throws HeliographError CHAIN_REVERTED (nothing was done; the same key may be tried again), CHAIN_RELAY_CONFLICT,
   * CHAIN_UNAVAILABLE
   */
  relay(key: RelayKey, call: ChainCall): Promise<ChainReceipt>;
};

const ATTEMPTS_MAX = 4;
const LATE_RECEIPT_LOOKS = 5;
const RECEIPT_TIMEOUT_MS = 180_000;
/** Room over the estimate: state may move between estimate and block. */
const GAS_PERCENT = 130n;

/**
 * Sends with one key, one transaction after the other. The signed bytes are in the journal before they are on the wire:
 * after a crash the same bytes go out again, so that nothing is sent twice and nothing is forgotten.
 */
export function relayer(
  parameters: { client: ChainClient; journal: RelayJournal } & ({ privateKey: string } | { account: LocalAccount }),
): Relayer {
  const { client, journal } = parameters;
  const account = "account" in parameters ? parameters.account : privateKeyToAccount(toHexData(parameters.privateKey));
  let last: Promise<unknown> = Promise.resolve();

  async function relayNow(key: RelayKey, call: ChainCall): Promise<ChainReceipt> {
    const callHash = hashOfCall(call);
    let record = await journal.get(key);
    if (record !== undefined && record.callHash !== callHash) {
      throw chainError("CHAIN_RELAY_CONFLICT", `Another call was sent under "${key}" before.`, { key });
    }
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      if (record !== undefined) {
        const receipt = await deliver(record);
        if (receipt?.status === "success") return toChainReceipt(client, receipt);
        // Reverted, or its nonce is gone: those bytes will never do anything, so the key is free for new ones.
      }
      record = await sign(key, call, callHash, record);
    }
    throw chainError("CHAIN_UNAVAILABLE", `The transaction "${key}" could not be placed.`, { key });
  }

  /** Sends the stored bytes unless they are mined already. No receipt means that they never will be. */
  async function deliver(record: RelayRecord): Promise<TransactionReceipt | undefined> {
    const hash = record.transactionHash as Hex;
    const mined = await findReceipt(hash);
    if (mined !== undefined) return mined;
    const sent = await send(record.raw as Hex);
    if (sent === "nonce-used") return findLateReceipt(hash);
    // The embedded chain mines before it answers; any other takes its time.
    return (await findReceipt(hash)) ?? client.waitForTransactionReceipt({ hash, timeout: RECEIPT_TIMEOUT_MS });
  }

  async function findReceipt(hash: Hex): Promise<TransactionReceipt | undefined> {
    try {
      return await client.getTransactionReceipt({ hash });
    } catch (error) {
      if (error instanceof TransactionReceiptNotFoundError) return undefined;
      throw error;
    }
  }

  /** A node that knows the nonce as used may yet be late with the receipt. */
  async function findLateReceipt(hash: Hex): Promise<TransactionReceipt | undefined> {
    for (let look = 0; look < LATE_RECEIPT_LOOKS; look++) {
      const receipt = await findReceipt(hash);
      if (receipt !== undefined) return receipt;
      await new Promise((resolve) => setTimeout(resolve, client.pollingInterval));
    }
    return undefined;
  }

  async function send(raw: Hex): Promise<"sent" | "nonce-used"> {
    try {
      await client.sendRawTransaction({ serializedTransaction: raw });
      return "sent";
    } catch (error) {
      const text = error instanceof Error ? error.message : "";
      if (/already known|already imported/i.test(text)) return "sent";
      if (/nonce too low|nonce .*lower/i.test(text)) return "nonce-used";
      throw error;
    }
  }

  async function sign(
    key: RelayKey,
    call: ChainCall,
    callHash: Hex,
    replaced: RelayRecord | undefined,
  ): Promise<RelayRecord> {
    const transaction = { to: toAddress(call.to), value: BigInt(call.value), data: toHexData(call.data) };
    // A call that would revert fails here, before anything is signed.
    const gas = await client.estimateGas({ account: account.address, ...transaction });
    const fees = await client.estimateFeesPerGas();
    const nonce = await client.getTransactionCount({ address: account.address, blockTag: "pending" });
    const raw = await account.signTransaction({
      type: "eip1559",
      chainId: client.chain.id,
      nonce,
      gas: (gas * GAS_PERCENT) / 100n,
      ...{ maxFeePerGas: fees.maxFeePerGas, maxPriorityFeePerGas: fees.maxPriorityFeePerGas },
      ...transaction,
    });
    const record: RelayRecord = { key, raw, transactionHash: keccak256(raw), callHash };
    await journal.put(record, replaced?.transactionHash ?? null);
    return record;
  }

  return {
    account: account.address,
    relay(key, call) {
      const result = last.then(() => withChainErrors(() => relayNow(key, call)));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

function hashOfCall(call: ChainCall): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "address" }, { type: "uint256" }, { type: "bytes" }],
      [toAddress(call.to), BigInt(call.value), toHexData(call.data)],
    ),
  );
}
