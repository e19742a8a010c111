import type { Outcome } from "../../core/errors/refusal";
import type { Bytes32, ChainAddress, ChainCall, ChainReceipt, ChainSignature, RelayKey } from "./chain";

export type SafeState = {
  readonly address: ChainAddress;
  readonly owners: readonly ChainAddress[];
  readonly threshold: number;
  /** Of the next transaction that will be executed. */
  readonly nonce: bigint;
};

/** A batch as it will be signed: the same calls, nonce, Safe and chain always give the same hash. */
export type PreparedSafeTransaction = {
  readonly calls: readonly ChainCall[];
  readonly nonce: bigint;
  /** Computed by the Safe SDK and by our own code; they must agree. */
  readonly safeTxHash: Bytes32;
};

export type SafeSignature = { readonly owner: ChainAddress; readonly signature: ChainSignature };

export type SafeSignatureRefusal = "SIGNATURE_INVALID" | "NOT_AN_OWNER";

export type SafeExecutionRefusal =
  /** Fewer valid signatures of owners than the threshold. */
  | "SIGNATURES_MISSING"
  /** Another transaction took the nonce: the proposal must be made again. */
  | "NONCE_USED"
  /** An earlier nonce has to be executed first. */
  | "NONCE_NOT_REACHED"
  /** One of the calls would fail; nothing of the batch is done. */
  | "CALL_WOULD_FAIL";

/** The multisig that holds title. The server proposes and relays; only people sign. */
export interface SafeAccount {
  state(): Promise<SafeState>;
  /** @throws HeliographError SAFE_HASH_MISMATCH should the SDK's and our own hash ever differ */
  prepare(calls: readonly ChainCall[], nonce: bigint): Promise<PreparedSafeTransaction>;
  /** Whose signature of the hash it is, if it is one of the owners'. */
  checkSignature(safeTxHash: Bytes32, signature: ChainSignature): Promise<Outcome<SafeSignature, SafeSignatureRefusal>>;
  /** Whether the calls would succeed now, and if not, which of them fails; changes nothing. */
  simulate(transaction: PreparedSafeTransaction): Promise<Outcome<null, "CALL_WOULD_FAIL">>;
  /** How a batch was executed, by whomever; undefined while it was not. */
  findExecution(safeTxHash: Bytes32): Promise<ChainReceipt | undefined>;
  /** Relays the signed batch; anyone may. One that was executed already gives its receipt again. */
  execute(
    key: RelayKey,
    transaction: PreparedSafeTransaction,
    signatures: readonly SafeSignature[],
  ): Promise<Outcome<ChainReceipt, SafeExecutionRefusal>>;
}
