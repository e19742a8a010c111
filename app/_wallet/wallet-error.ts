/** Why a wallet did not do what it was asked; each has its words under `wallet.error`. */
export type WalletErrorCode = "DECLINED" | "WRONG_CHAIN" | "NO_ACCOUNT" | "UNREACHABLE" | "FAILED";

/** Nothing was signed or sent, and nothing changed. */
export class WalletError extends Error {
  override readonly name = "WalletError";
  readonly code: WalletErrorCode;

  constructor(code: WalletErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** EIP-1193 error codes: 4001 declined by the user, 4100 not authorised, 4902 chain unknown to the wallet. */
export function walletErrorOf(error: unknown): WalletError {
  if (error instanceof WalletError) return error;
  const code = numberAt(error, "code");
  const message = error instanceof Error ? error.message : textAt(error, "message");
  if (code === 4001) return new WalletError("DECLINED", message, error);
  if (code === 4100) return new WalletError("NO_ACCOUNT", message, error);
  if (code === 4902) return new WalletError("WRONG_CHAIN", message, error);
  return new WalletError("FAILED", message, error);
}

function numberAt(value: unknown, key: "code"): number | undefined {
  if (typeof value !== "object" || value === null || !(key in value)) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === "number" ? found : undefined;
}

function textAt(value: unknown, key: "message"): string {
  if (typeof value !== "object" || value === null || !(key in value)) return String(value);
  return String((value as Record<string, unknown>)[key]);
}
