import Safe, { EthSafeSignature } from "@safe-global/protocol-kit";
import { type Hex, isHex, recoverAddress, size } from "viem";
import { HeliographError, isHeliographError } from "../../core/errors/heliograph-error";
import { accept, type Outcome, refuse } from "../../core/errors/refusal";
import { toAddress, toBytes32 } from "../../core/issuance/hex";
import { safeTxHash as ownSafeTxHash, safeTxOf } from "../../core/issuance/safe-tx-hash";
import type { ChainReceipt } from "../../flows/ports/chain";
import type {
  PreparedSafeTransaction,
  SafeAccount,
  SafeExecutionRefusal,
  SafeSignature,
  SafeState,
} from "../../flows/ports/safe";
import type { ChainClient, RpcProvider } from "../chain/chain-client";
import { withChainErrors } from "../chain/chain-error";
import { toChainReceipt } from "../chain/receipt";
import type { Relayer } from "../chain/relayer";
import { safeExecutionAbi } from "./safe-abi";
import { SAFE_CONTRACTS, safeNetworks } from "./safe-networks";
import { simulateCalls } from "./safe-simulation";

/** The multisig at an address, through the Safe SDK, each hash checked with our own code. */
export function safeAccount(parameters: {
  client: ChainClient;
  provider: RpcProvider;
  relayer: Relayer;
  chainId: number;
  address: string;
}): SafeAccount {
  const { client, provider, relayer, chainId } = parameters;
  const address = toAddress(parameters.address);
  let opened: Promise<Safe> | undefined;

  /** Opened once; a failed attempt is not kept. */
  function kit(): Promise<Safe> {
    opened ??= Safe.init({ provider, safeAddress: address, contractNetworks: safeNetworks(chainId) }).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  }

  async function state(): Promise<SafeState> {
    const safe = await kit();
    const [owners, threshold, nonce] = await Promise.all([safe.getOwners(), safe.getThreshold(), safe.getNonce()]);
    return { address, owners: owners.map(toAddress), threshold, nonce: BigInt(nonce) };
  }

  async function sdkTransaction(transaction: Pick<PreparedSafeTransaction, "calls" | "nonce">) {
    const safe = await kit();
    const calls = transaction.calls.map(({ to, value, data }) => ({ to, value, data }));
    const options = { nonce: Number(transaction.nonce), safeTxGas: "0" };
    return safe.createTransaction({ transactions: calls, onlyCalls: true, options });
  }

  async function signerOf(safeTxHash: string, signature: string) {
    if (!isHex(signature) || size(signature) !== 65) return undefined;
    try {
      return await recoverAddress({ hash: toBytes32(safeTxHash), signature });
    } catch {
      // 65 bytes that are no signature: r, s or v out of range.
      return undefined;
    }
  }

  async function findExecution(safeTxHash: string): Promise<ChainReceipt | undefined> {
    const [event] = await client.getContractEvents({
      ...{ abi: safeExecutionAbi, address, eventName: "ExecutionSuccess", strict: true },
      ...{ args: { txHash: toBytes32(safeTxHash) }, fromBlock: 0n },
    });
    if (event === undefined) return undefined;
    return toChainReceipt(client, await client.getTransactionReceipt({ hash: event.transactionHash }));
  }

  /** Those of the signatures that count: of the owners, for this very hash. */
  async function validSignatures(
    transaction: PreparedSafeTransaction,
    signatures: readonly SafeSignature[],
    owners: readonly string[],
  ): Promise<SafeSignature[]> {
    const checked = await Promise.all(
      signatures.map(async ({ signature }) => ({
        signature,
        owner: await signerOf(transaction.safeTxHash, signature),
      })),
    );
    const byOwner = new Map<string, SafeSignature>();
    for (const { owner, signature } of checked) {
      if (owner !== undefined && owners.includes(owner)) byOwner.set(owner, { owner, signature });
    }
    return [...byOwner.values()];
  }

  async function execute(
    key: string,
    transaction: PreparedSafeTransaction,
    signatures: readonly SafeSignature[],
  ): Promise<Outcome<ChainReceipt, SafeExecutionRefusal>> {
    const { owners, threshold, nonce } = await state();
    if (transaction.nonce < nonce) {
      const executed = await findExecution(transaction.safeTxHash);
      return executed ? accept(executed) : refuse("NONCE_USED", "Another transaction of the Safe took this nonce.");
    }
    if (transaction.nonce > nonce) {
      return refuse("NONCE_NOT_REACHED", `The Safe is at nonce ${nonce}; this one has ${transaction.nonce}.`);
    }
    const valid = await validSignatures(transaction, signatures, owners);
    if (valid.length < threshold) {
      return refuse("SIGNATURES_MISSING", `${valid.length} of ${threshold} signatures are there.`);
    }
    const simulated = await simulateCalls({ client, safe: address, calls: transaction.calls });
    if (!simulated.ok) return simulated;
    const signed = await sdkTransaction(transaction);
    for (const { owner, signature } of valid)
      signed.addSignature(new EthSafeSignature(owner, withRecoveryId(signature)));
    const data = await (await kit()).getEncodedTransaction(signed);
    try {
      return accept(await relayer.relay(key, { to: address, value: "0", data }));
    } catch (error) {
      if (!isHeliographError(error) || error.code !== "CHAIN_REVERTED") throw error;
      return refuse("CALL_WOULD_FAIL", error.message);
    }
  }

  return {
    state: () => withChainErrors(state),
    prepare: (calls, nonce) =>
      withChainErrors(async () => {
        const safe = await kit();
        const theirs = await safe.getTransactionHash(await sdkTransaction({ calls, nonce }));
        const multiSendCallOnly = SAFE_CONTRACTS.multiSendCallOnly;
        const ours = ownSafeTxHash({ chainId, address }, safeTxOf({ calls, nonce, multiSendCallOnly }));
        if (ours !== theirs) throw hashMismatch(ours, theirs);
        return { calls, nonce, safeTxHash: ours };
      }),
    checkSignature: (safeTxHash, signature) =>
      withChainErrors(async () => {
        const owner = await signerOf(safeTxHash, signature);
        if (owner === undefined) return refuse("SIGNATURE_INVALID", "These are not the 65 bytes of a signature.");
        const { owners } = await state();
        return owners.includes(owner)
          ? accept({ owner, signature })
          : refuse("NOT_AN_OWNER", `The signature is by ${owner}, who does not own the Safe, or for another hash.`);
      }),
    simulate: ({ calls }) => withChainErrors(() => simulateCalls({ client, safe: address, calls })),
    findExecution: (safeTxHash) => withChainErrors(() => findExecution(safeTxHash)),
    execute: (key, transaction, signatures) => withChainErrors(() => execute(key, transaction, signatures)),
  };
}

/** The Safe reads v as 27 or 28; some wallets write 0 or 1. */
function withRecoveryId(signature: string): Hex {
  const v = Number.parseInt(signature.slice(-2), 16);
  return `${signature.slice(0, -2)}${(v < 27 ? v + 27 : v).toString(16)}` as Hex;
}

function hashMismatch(ours: string, theirs: string): HeliographError {
  return new HeliographError({
    code: "SAFE_HASH_MISMATCH",
    message: "The Safe and our own code compute different hashes for the same batch: nobody should sign it.",
    remedy: "Do not sign. Check the Safe's address, version and chain.",
    kind: "conflict",
    data: { ours, theirs },
  });
}
