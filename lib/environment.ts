import * as z from "zod";
import { HeliographError } from "./core/errors/heliograph-error";
import { ChainAddress } from "./core/issuance/hex";
import type { ContractAddresses } from "./flows/ports/chain";

const Contracts = z.strictObject({
  chainId: z.int().positive(),
  safe: ChainAddress,
  safeGuard: ChainAddress.nullable(),
  multiSendCallOnly: ChainAddress,
  coin: ChainAddress,
  identityRegistry: ChainAddress,
  trancheFactory: ChainAddress,
  primaryDesk: ChainAddress,
  statementRegistry: ChainAddress,
  couponDistributor: ChainAddress,
}) satisfies z.ZodType<ContractAddresses>;

const ChargingAccount = z.strictObject({ secretKey: z.string().min(1), webhookSecret: z.string().min(1) });

const Origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const Json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "no JSON" });
    return z.NEVER;
  }
});

/**
 * What a deployed function is told. It says only what can be understood; whether it may be run is for
 * `assertProductionReady`, so that a simulated part is refused by name and not as a misspelling.
 */
export const Environment = z.object({
  HELIOGRAPH_MODE: z.enum(["local", "staging", "production"]),
  HELIOGRAPH_VERSION: z.string().min(1),
  /** The one origin of pages and API. */
  PORTAL_ORIGIN: Origin,
  /** The router proves by it that a request came through it; see `functions/lambda/from-edge.ts`. */
  EDGE_SECRET: z.string().min(32),
  TABLE_NAME: z.string().min(3),
  BLOBS_BUCKET: z.string().min(3),
  AUTH_SECRET: z.string().min(32),
  PAYMENTS_MODE: z.enum(["simulated", "test", "live"]),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  /** The Stripe account of each deal's charging stations, by the deal's id. */
  CHARGING_ACCOUNTS: Json.pipe(z.record(z.string(), ChargingAccount)),
  MAIL_PROVIDER: z.enum(["mailbox", "ses"]),
  MAIL_SENDER: z.email(),
  KYC_PROVIDER: z.enum(["simulated"]),
  KYC_PROVIDER_URL: z.url({ protocol: /^https?$/ }),
  CHAIN_ID: z.coerce.number().int().positive(),
  CHAIN_RPC_URL: z.url({ protocol: /^https?$/ }),
  CONTRACT_ADDRESSES: Json.pipe(Contracts),
  /** Who sends transactions, and who signs purchase vouchers: the ARN of a KMS key, or a private key. */
  RELAYER_KEY: z.string().min(1),
  VOUCHER_KEY: z.string().min(1),
  /** Addresses with commas between; the threshold is how many must agree on a statement. */
  ATTESTORS: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(ChainAddress).min(1)),
  ATTESTOR_THRESHOLD: z.coerce.number().int().positive(),
  /** Where a function's files lie; set by Lambda. */
  LAMBDA_TASK_ROOT: z.string().min(1),
});
export type Environment = z.infer<typeof Environment>;

/** What the function between the table's stream and the queue is told: it holds no other right and no secret. */
export const OutboxEnvironment = z.object({ EVENTS_QUEUE_URL: z.url() });

/** Reads variables, tells of wrong ones by name, never by value. @throws HeliographError ENVIRONMENT_INCOMPLETE */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<Schema> {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map((issue) => issue.path.join(".")))].sort();
  throw new HeliographError({
    code: "ENVIRONMENT_INCOMPLETE",
    message: `These variables are missing or wrong: ${names.join(", ")}.`,
    remedy: "Set them on the deployment; lib/environment.ts says what each must be.",
    data: { names: names.join(",") },
  });
}
