import { HeliographError } from "../../core/errors/heliograph-error";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { COIN_SCALE } from "../../core/money/currency";
import { formatInstant } from "../../core/time/instant";
import { commitOrFail } from "../commit-or-fail";
import { put } from "../ports/book";
import type { Ports } from "../ports/ports";
import { type TestCoinGrants, testCoinGrants } from "./test-coin-records";

/** All that one person ever gets, in whole coins. */
export const TEST_COINS_MAX = 5_000_000;

export type TestCoins = { readonly coins: number; readonly transactionHash: string; readonly simulated: true };

/**
 * Gives the person's wallet test money, where the chain has any to give: never where money is real. The same request again
 * mints nothing more, also after a crash between intent and mint.
 * @throws HeliographError TEST_COINS_UNAVAILABLE, WALLET_NOT_LINKED, TEST_COINS_USED_UP
 */
export async function grantTestCoins(
  ports: Pick<Ports, "book" | "clock" | "stage" | "chain">,
  actor: Actor | null,
  input: { coins: number; idempotencyKey: string },
): Promise<TestCoins> {
  const { userId, walletAddress } = requireSignedIn(actor);
  const { faucet } = ports.chain;
  if (!faucet || ports.stage.livemode) throw refused("TEST_COINS_UNAVAILABLE", "There is no test money here.");
  if (walletAddress === undefined) throw refused("WALLET_NOT_LINKED", "No wallet is linked to your account.");
  const stored = await ports.book.get(testCoinGrants, userId);
  const grants = stored?.value.grants ?? [];
  let version = stored?.version ?? 0;
  let index = grants.findIndex(({ idempotencyKey }) => idempotencyKey === input.idempotencyKey);
  let record: TestCoinGrants = { userId, grants };
  if (index < 0) {
    const used = grants.reduce((sum, { coins }) => sum + coins, 0);
    if (used + input.coins > TEST_COINS_MAX || grants.length >= 100) {
      throw refused("TEST_COINS_USED_UP", `One person gets at most ${TEST_COINS_MAX} test coins; ${used} are given.`);
    }
    const grant = {
      ...input,
      wallet: walletAddress,
      grantedAt: formatInstant(ports.clock.now()),
      transactionHash: null,
    };
    index = grants.length;
    record = { userId, grants: [...grants, grant] };
    await commitOrFail(ports.book, [put(testCoinGrants, record, version)]);
    version += 1;
  }
  const grant = record.grants[index];
  if (!grant) throw new Error("the grant that was just written is not there");
  const units = BigInt(grant.coins) * 10n ** BigInt(COIN_SCALE);
  const { transactionHash } = await faucet.mint(`test_coins_${userId}_${index}`, grant.wallet, units);
  if (grant.transactionHash === null) {
    const minted = record.grants.map((other, place) => (place === index ? { ...other, transactionHash } : other));
    await commitOrFail(ports.book, [put(testCoinGrants, { userId, grants: minted }, version)]);
  }
  return { coins: grant.coins, transactionHash, simulated: true };
}

function refused(code: string, message: string): HeliographError {
  return new HeliographError({
    code,
    kind: "conflict",
    message,
    remedy: "Nothing was given. Test money exists on this machine's chain only, for a linked wallet, up to a limit.",
  });
}
