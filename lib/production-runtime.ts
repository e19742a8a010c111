import { randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { absentPart } from "./absent-part";
import { createAuth } from "./adapters/auth/better-auth";
import { DynamoAuthRows } from "./adapters/auth/dynamo-rows";
import { requestAuthenticator } from "./adapters/auth/request-authenticator";
import { bookRelayJournal } from "./adapters/chain/book-relay-journal";
import { connectChain } from "./adapters/chain/chain";
import { type ChainClient, chainClient } from "./adapters/chain/chain-client";
import { type Relayer, relayer } from "./adapters/chain/relayer";
import { directPeriodComputer } from "./adapters/computer/direct-period-computer";
import { dynamoBook } from "./adapters/dynamo/book";
import { ulidSource } from "./adapters/ids/ulid-source";
import { kmsAccount } from "./adapters/kms/kms-account";
import { simulatedKyc } from "./adapters/kyc/simulated-kyc";
import { sesMailer } from "./adapters/mail/ses-mailer";
import { s3Storage } from "./adapters/storage/s3-storage";
import { chargingAccounts } from "./adapters/stripe/charging-accounts";
import { paymentProvider } from "./adapters/stripe/payment-provider";
import { HeliographError } from "./core/errors/heliograph-error";
import type { Environment } from "./environment";
import type { EventQueue } from "./flows/ports/event-queue";
import type { Ports } from "./flows/ports/ports";
import { isKnownTestAccount } from "./known-test-keys";
import { assertProductionReady } from "./production-readiness";
import type { Runtime } from "./runtime";

/** Parts with large packages behind them: a function brings those that it uses, and only its bundle carries them. */
export type ProductionParts = {
  readonly documents?: (environment: Environment) => Ports["documents"];
  readonly simulator?: () => Ports["simulator"];
  readonly safe?: (access: { environment: Environment; client: ChainClient; relayer: Relayer }) => Ports["safe"];
};

/**
 * The product on AWS: the same flows over vendors' adapters. Refuses before anything is reached.
 * @throws HeliographError NOT_PRODUCTION_READY, KMS_KEY_UNUSABLE, PAYMENTS_KEY_MISMATCH
 */
export async function openProductionRuntime(environment: Environment, parts: ProductionParts): Promise<Runtime> {
  assertProductionReady(environment);
  const {
    HELIOGRAPH_MODE: mode,
    PORTAL_ORIGIN: origin,
    TABLE_NAME: table,
    CHAIN_ID: chainId,
    CONTRACT_ADDRESSES: addresses,
  } = environment;
  const clock = { now: () => Date.now() };
  const dynamo = new DynamoDBClient({});
  const documentClient = DynamoDBDocumentClient.from(dynamo, { marshallOptions: { removeUndefinedValues: true } });
  const book = dynamoBook({ client: documentClient, table, clock });
  const mailer = sesMailer(new SESv2Client({}), environment.MAIL_SENDER);
  const [relayerAccount, voucherAccount] = await openSigners(environment);

  const client = chainClient({ chainId, rpcUrl: environment.CHAIN_RPC_URL });
  const sender = relayer({ client, account: relayerAccount, journal: bookRelayJournal(book) });
  const ports: Ports = {
    book,
    storage: s3Storage(new S3Client({}), environment.BLOBS_BUCKET),
    clock,
    wallClock: clock,
    ids: ulidSource(clock),
    secrets: { newSecret: () => randomBytes(32).toString("base64url") },
    simulator: parts.simulator?.() ?? absentPart<Ports["simulator"]>("simulator"),
    periodComputer: directPeriodComputer,
    documents: parts.documents?.(environment) ?? absentPart<Ports["documents"]>("documents"),
    chain: connectChain({ client, relayer: sender, addresses, voucherAccount, faucet: false }),
    safe: parts.safe?.({ environment, client, relayer: sender }) ?? absentPart<Ports["safe"]>("safe"),
    attestors: { accounts: environment.ATTESTORS, threshold: environment.ATTESTOR_THRESHOLD },
    ...paymentsOf(environment, clock),
    // No bank delivers by itself yet: statements are uploaded.
    bankFeed: null,
    kyc: simulatedKyc({ send: sendTo(environment.KYC_PROVIDER_URL) }),
    mailer,
    stage: { livemode: mode === "production", chainId, mode },
  };
  const rows = new DynamoAuthRows(dynamo, { table, forgets: true });
  const auth = createAuth({
    rows,
    baseUrl: origin,
    secret: environment.AUTH_SECRET,
    mailer,
    chainId,
    signInPath: "/sign-in",
    mailsPerMinute: 5,
    clientAddressHeader: "x-heliograph-client",
    report: (problem) => console.error(JSON.stringify({ level: "error", message: problem })),
  });
  return {
    ports,
    auth,
    // The stream's function alone publishes, with a runtime of its own.
    eventQueue: absentPart<EventQueue>("the event queue"),
    api: {
      ports,
      authenticator: requestAuthenticator({ auth, rows, book, wallClock: clock }),
      origin,
      version: environment.HELIOGRAPH_VERSION,
      log: ({ error, ...entry }) =>
        console.error(JSON.stringify({ ...entry, ...(error instanceof Error ? { stack: error.stack } : {}) })),
    },
  };
}

async function openSigners({ RELAYER_KEY, VOUCHER_KEY }: Environment) {
  const kms = new KMSClient({});
  const accounts = await Promise.all([kmsAccount(kms, RELAYER_KEY), kmsAccount(kms, VOUCHER_KEY)]);
  const known = accounts.find(({ address }) => isKnownTestAccount(address));
  if (known === undefined) return accounts;
  throw new HeliographError({
    code: "NOT_PRODUCTION_READY",
    message: `The KMS key of ${known.address} holds a key that anybody knows.`,
    remedy: "Let KMS make the key instead of bringing one.",
    kind: "unavailable",
    data: { problems: "KNOWN_TEST_KEY" },
  });
}

function paymentsOf(environment: Environment, clock: Ports["clock"]): Pick<Ports, "payments" | "chargingPayments"> {
  const { PAYMENTS_MODE: mode, STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = environment;
  if (mode === "simulated") throw new Error("assertProductionReady let simulated payments pass");
  return {
    payments: paymentProvider({ mode, secretKey, webhookSecret, clock }),
    chargingPayments: chargingAccounts({ mode, accounts: environment.CHARGING_ACCOUNTS, clock }),
  };
}

/** Sends the adapter's requests, which name no real host, to the provider's address. */
function sendTo(baseUrl: string): (request: Request) => Promise<Response> {
  return (request) => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(new URL(`${pathname}${search}`, baseUrl), request));
  };
}
