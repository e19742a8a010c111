import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { getAddress, verifyMessage } from "viem";
import { createSiweMessage, generateSiweNonce, parseSiweMessage, validateSiweMessage } from "viem/siwe";
import * as z from "zod";
import { sha256 } from "../../core/evidence/hash";

const NONCE_LIFETIME_MS = 10 * 60_000;

const Purpose = z.enum(["link", "sign-in"]);
type Purpose = z.infer<typeof Purpose>;

const STATEMENT: Readonly<Record<Purpose, string>> = {
  link: "Link this wallet to my Heliograph account. This moves no money.",
  "sign-in": "Sign in to Heliograph with this wallet. This moves no money.",
};

/** What was asked to be signed: the whole message by its hash, for whom and what for. */
const Challenge = z.strictObject({ purpose: Purpose, userId: z.string().nullable(), messageHash: z.string() });
type Challenge = z.infer<typeof Challenge>;

const MessageBody = z.strictObject({ address: z.string().regex(/^0x[0-9a-fA-F]{40}$/), purpose: Purpose });
const ProofBody = z.strictObject({
  message: z.string().min(1).max(2_000),
  signature: z.string().regex(/^0x[0-9a-fA-F]{130}$/),
});

export type WalletRow = { id: string; userId: string; address: `0x${string}`; chainId: number; linkedAt: Date };

/**
 * Sign-In with Ethereum (ERC-4361) for people who have an account: a wallet is linked by a signed-in person and then signs
 * that person in. The server writes the whole message (domain, URI, chain, nonce, purpose) and takes no other.
 */
export function walletPlugin(options: { readonly baseUrl: string; readonly chainId: number }) {
  const { origin, host } = new URL(options.baseUrl);

  return {
    id: "heliograph-wallet",
    schema: {
      wallet: {
        fields: {
          userId: { type: "string", required: true, references: { model: "user", field: "id" } },
          address: { type: "string", required: true, unique: true },
          chainId: { type: "number", required: true },
          linkedAt: { type: "date", required: true },
        },
      },
    },
    rateLimit: [{ pathMatcher: (path: string) => path.startsWith("/wallet/"), window: 60, max: 20 }],
    endpoints: {
      walletMessage: createAuthEndpoint("/wallet/message", { method: "POST", body: MessageBody }, async (ctx) => {
        const { purpose } = ctx.body;
        const session = purpose === "link" ? await getSessionFromCtx(ctx) : null;
        if (purpose === "link" && !session) throw refused("UNAUTHORIZED", "NOT_SIGNED_IN", "Sign in first.");
        const nonce = generateSiweNonce();
        const now = Date.now();
        const message = createSiweMessage({
          address: getAddress(ctx.body.address),
          chainId: options.chainId,
          domain: host,
          uri: origin,
          version: "1",
          nonce,
          statement: STATEMENT[purpose],
          issuedAt: new Date(now),
          expirationTime: new Date(now + NONCE_LIFETIME_MS),
        });
        const challenge: Challenge = { purpose, userId: session?.user.id ?? null, messageHash: sha256(message) };
        await ctx.context.internalAdapter.createVerificationValue({
          identifier: `wallet:${nonce}`,
          value: JSON.stringify(challenge),
          expiresAt: new Date(now + NONCE_LIFETIME_MS),
        });
        return ctx.json({ message });
      }),

      walletLink: createAuthEndpoint("/wallet/link", { method: "POST", body: ProofBody }, async (ctx) => {
        const session = await getSessionFromCtx(ctx);
        if (!session) throw refused("UNAUTHORIZED", "NOT_SIGNED_IN", "Sign in first.");
        const consumed = await ctx.context.internalAdapter.consumeVerificationValue(identifierOf(ctx.body.message));
        const address = await provenAddress(consumed?.value, ctx.body, { purpose: "link", userId: session.user.id });
        const where = [{ field: "userId", value: session.user.id }];
        const linked = await ctx.context.adapter.findOne<WalletRow>({ model: "wallet", where });
        if (linked?.address === address) return ctx.json({ walletAddress: address });
        try {
          await ctx.context.adapter.create({
            model: "wallet",
            data: { userId: session.user.id, address, chainId: options.chainId, linkedAt: new Date() },
          });
        } catch (cause) {
          const isTaken = cause instanceof Error && "code" in cause && cause.code === "AUTH_DUPLICATE";
          if (!isTaken) throw cause;
          throw refused("CONFLICT", "WALLET_TAKEN", "This account or this wallet is linked already.");
        }
        return ctx.json({ walletAddress: address });
      }),

      walletSignIn: createAuthEndpoint("/wallet/sign-in", { method: "POST", body: ProofBody }, async (ctx) => {
        const consumed = await ctx.context.internalAdapter.consumeVerificationValue(identifierOf(ctx.body.message));
        const address = await provenAddress(consumed?.value, ctx.body, { purpose: "sign-in", userId: null });
        const where = [{ field: "address", value: address }];
        const wallet = await ctx.context.adapter.findOne<WalletRow>({ model: "wallet", where });
        const user = wallet ? await ctx.context.internalAdapter.findUserById(wallet.userId) : null;
        if (!user) throw refused("UNAUTHORIZED", "WALLET_NOT_LINKED", "Sign in by mail and link this wallet first.");
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ walletAddress: address });
      }),
    },
  } satisfies BetterAuthPlugin;

  /** The address that signed exactly the message that we wrote for this purpose and person. */
  async function provenAddress(
    stored: string | undefined,
    proof: z.infer<typeof ProofBody>,
    expected: { readonly purpose: Purpose; readonly userId: string | null },
  ): Promise<`0x${string}`> {
    const challenge = stored === undefined ? undefined : Challenge.parse(JSON.parse(stored));
    const message = parseSiweMessage(proof.message);
    const isOurs =
      challenge?.messageHash === sha256(proof.message) &&
      challenge.purpose === expected.purpose &&
      challenge.userId === expected.userId &&
      message.chainId === options.chainId &&
      message.uri === origin &&
      validateSiweMessage({ message, domain: host, time: new Date() });
    const signature = proof.signature as `0x${string}`;
    const { address } = message;
    if (!isOurs || !address || !(await verifyMessage({ address, message: proof.message, signature }))) {
      throw refused("UNAUTHORIZED", "WALLET_PROOF_INVALID", "Ask for a new message and sign it.");
    }
    return getAddress(address);
  }
}

function identifierOf(message: string): string {
  return `wallet:${parseSiweMessage(message).nonce ?? ""}`;
}

function refused(status: "UNAUTHORIZED" | "CONFLICT", code: string, message: string): APIError {
  return new APIError(status, { code, message });
}
