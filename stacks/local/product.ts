import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceNotFoundException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { SQSHandler } from "aws-lambda";
import { privateKeyToAccount } from "viem/accounts";
import { handler as expireOrders } from "../../functions/cron/expire-orders";
import { handler as eventsHandler } from "../../functions/queue/events";
import { handler as outboxHandler } from "../../functions/stream/outbox";
import type { AuthRows } from "../../lib/adapters/auth/auth-rows";
import { createAuth } from "../../lib/adapters/auth/better-auth";
import { DynamoAuthRows } from "../../lib/adapters/auth/dynamo-rows";
import { requestAuthenticator } from "../../lib/adapters/auth/request-authenticator";
import { bookRelayJournal } from "../../lib/adapters/chain/book-relay-journal";
import { connectChain } from "../../lib/adapters/chain/chain";
import { chainClient } from "../../lib/adapters/chain/chain-client";
import { relayer } from "../../lib/adapters/chain/relayer";
import { dynamoBook } from "../../lib/adapters/dynamo/book";
import { tableDefinition } from "../../lib/adapters/dynamo/table";
import { ulidSource } from "../../lib/adapters/ids/ulid-source";
import { simulatedKyc } from "../../lib/adapters/kyc/simulated-kyc";
import { safeAccount } from "../../lib/adapters/safe/safe-account";
import { paymentProvider } from "../../lib/adapters/stripe/payment-provider";
import { WEBHOOK_EVENT_TYPES } from "../../lib/adapters/stripe/webhook-events";
import { createApi } from "../../lib/api/app";
import { createWebhooks } from "../../lib/api/webhooks";
import type { Ports } from "../../lib/flows/ports/ports";
import { installRuntime, type Runtime } from "../../lib/runtime";
import { localAttestors } from "./attestors";
import { createSimulatedBank } from "./bank";
import { deployContracts } from "./chain/deploy";
import { LOCAL_CHAIN_ID, openLocalChain } from "./chain/local-chain";
import { localKeys } from "./chain/local-keys";
import { simulatedDrivers } from "./charge-sessions";
import { deviceSimulatorRoutes } from "./devices/device-simulator-routes";
import { openEmbeddedDynamo } from "./dynamodb/embedded-dynamo";
import { pollStream } from "./dynamodb/stream/poll-stream";
import { folderStorage } from "./folder-storage";
import { createKycSimulator } from "./kyc";
import { createMailbox } from "./mailbox";
import { type ProductClock, productClock } from "./product-clock";
import { localSecrets, openProductFolder } from "./product-folder";
import { openLocalQueue } from "./queue";
import { createLocalScheduler } from "./scheduler";
import { simulatedServices } from "./simulated-services";
import { folderStore } from "./stripe/folder-store";
import type { KeyValueStore } from "./stripe/key-value-store";
import { createStripeSimulator } from "./stripe/simulator";
import { workerDocuments } from "./worker-documents";
import { workerPeriodComputer } from "./worker-period-computer";
import { workerSimulator } from "./worker-simulator";

const TABLE = "heliograph";
/** The account of the simulated processor that investors pay into; each deal's charging has one of its own. */
const SUBSCRIPTION_ACCOUNT = "heliograph";

export type Product = {
  readonly runtime: Runtime;
  readonly clock: ProductClock;
  readonly directory: string;
  readonly keys: ReturnType<typeof localKeys>;
  /** Sign-in rows and simulated stores, for what the first start puts there. */
  readonly rows: AuthRows;
  readonly store: KeyValueStore;
  readonly handlers: {
    api(request: Request): Response | Promise<Response>;
    auth(request: Request): Promise<Response>;
    webhooks(request: Request): Response | Promise<Response>;
    rpc(request: Request): Promise<Response>;
    simulated(request: Request): Response | Promise<Response>;
  };
  /** Settles when a part that must run has ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
};

export type ProductOptions = {
  /** Where all state lives. */
  readonly directory: string;
  /** The repository: packages and built workers. */
  readonly root: string;
  /** The portal's one origin. */
  readonly origin: string;
  readonly progress: (step: string) => void;
};

/** The whole product in this process, on embedded defaults: every handler and flow is the one that runs on AWS. */
export async function openProduct(options: ProductOptions): Promise<Product> {
  const { directory, root, origin, progress } = options;
  openProductFolder(directory);
  const clock = productClock(directory);
  const wallClock = { now: () => Date.now() };
  const secrets = localSecrets(directory);
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    progress("Opening the book of record");
    const database = openEmbeddedDynamo({ directory: join(directory, "table"), clock });
    closing.push(() => database.close());
    const client = database.client();
    await ensureTable(client);
    const book = dynamoBook({ client: DynamoDBDocumentClient.from(client, marshalling), table: TABLE, clock });

    progress("Starting the chain");
    const chainFolder = join(directory, "chain");
    const localChain = await openLocalChain({ folder: chainFolder, clock, root });
    closing.push(() => localChain.close());
    const keys = localKeys(chainFolder);
    progress("Looking after the contracts");
    const addresses = await deployContracts({ chain: localChain, folder: chainFolder, keys });
    const viemClient = chainClient({ chainId: LOCAL_CHAIN_ID, provider: localChain.provider });
    const sender = relayer({ client: viemClient, privateKey: keys.operator, journal: bookRelayJournal(book) });
    const chain = connectChain({
      client: viemClient,
      relayer: sender,
      addresses,
      voucherPrivateKey: keys.voucher,
      faucet: true,
    });
    const safe = safeAccount({
      client: viemClient,
      provider: localChain.provider,
      relayer: sender,
      chainId: LOCAL_CHAIN_ID,
      address: addresses.safe,
    });

    progress("Starting the simulated services");
    const store = await folderStore(join(directory, "simulated"));
    closing.push(() => store.close());
    const mailbox = createMailbox({ store, clock: wallClock });
    const kyc = createKycSimulator({ store, clock, baseUrl: origin });
    const stripe = createStripeSimulator({
      store,
      clock,
      webhookSecret: secrets.stripeWebhook,
      webhookUrl: `${origin}/webhooks/stripe`,
      webhookTypes: WEBHOOK_EVENT_TYPES,
      baseUrl: origin,
      send: async (request) => webhooks.fetch(request),
    });
    const simulatedPayments = (account: string) =>
      paymentProvider({
        mode: "simulated",
        secretKey: `sk_test_simulated_${account}`,
        webhookSecret: secrets.stripeWebhook,
        clock,
        send: stripe.fetch,
      });
    const payments = simulatedPayments(SUBSCRIPTION_ACCOUNT);

    const rows = new DynamoAuthRows(client, { table: TABLE, forgets: false });
    const report = (problem: string) => console.error(problem);
    const auth = createAuth({
      rows,
      baseUrl: origin,
      secret: secrets.auth,
      mailer: mailbox.mailer,
      chainId: LOCAL_CHAIN_ID,
      signInPath: "/sign-in",
      mailsPerMinute: 60,
      clientAddressHeader: "x-heliograph-client",
      report,
    });
    const authenticator = requestAuthenticator({ auth, rows, book, wallClock });
    const storage = folderStorage(join(directory, "blobs"));
    const accountOf = (dealId: string) => simulatedPayments(dealId.replace("_", "").toLowerCase());
    const { chargingPayments } = simulatedDrivers({ book, store, clock, payments: accountOf });
    const bank = createSimulatedBank({
      ports: { book, storage, clock, chargingPayments },
      store,
      authenticator,
      origin,
    });
    const workerPath = (of: string) => join(root, ".heliograph", "build", `${of}-worker.mjs`);
    const queue = openLocalQueue({ store: database.store, name: "events", visibilityMs: 10 * 60_000 });
    const ports: Ports = {
      book,
      storage,
      clock,
      wallClock,
      ids: ulidSource(clock),
      secrets: { newSecret: () => randomBytes(32).toString("base64url") },
      simulator: workerSimulator(workerPath("simulation")),
      periodComputer: workerPeriodComputer(workerPath("period")),
      documents: workerDocuments({ workerPath: workerPath("document"), root }),
      chain,
      safe,
      attestors: { accounts: keys.attestors.map((key) => privateKeyToAccount(key).address), threshold: 2 },
      payments,
      chargingPayments,
      bankFeed: bank.feed,
      kyc: simulatedKyc({ send: kyc.api }),
      mailer: mailbox.mailer,
      stage: { livemode: false, chainId: LOCAL_CHAIN_ID, mode: "local" },
    };
    const attestors = localAttestors({ ports, store: database.store, privateKeys: keys.attestors, report });
    const runtime: Runtime = {
      ports,
      auth,
      eventQueue: {
        async send(events) {
          for (const event of events) {
            await queue.send(JSON.stringify(event));
            await attestors.offer(event);
          }
        },
      },
      api: {
        ports,
        authenticator,
        origin,
        version: versionOf(root),
        log: ({ message, requestId, error }) => console.error(`[${requestId}] ${message}`, error ?? ""),
      },
    };
    installRuntime(runtime);
    const api = createApi(runtime.api);
    const webhooks = createWebhooks(runtime.api);
    const devices = deviceSimulatorRoutes({
      authenticator,
      api: (request) => api.fetch(request),
      origin,
      dataFolder: directory,
    });
    const simulated = simulatedServices({
      pages: [mailbox.pages, kyc.pages, stripe.pages, bank.pages, devices],
      runtime,
      clock,
      store,
      giveGas: async (address) => {
        if ((await viemClient.getBalance({ address })) === 0n) await localChain.setBalance(address, 10n ** 19n);
      },
      afterClockMoved: async () => {
        await localChain.mineBlock();
        await stripe.tick();
      },
    });

    const scheduler = createLocalScheduler({
      store: database.store,
      clock,
      functions: [{ name: "expire-orders", schedule: { kind: "rate", everyMs: 15 * 60_000 }, handler: expireOrders }],
    });
    const stopping = new AbortController();
    const running = [
      pollStream(database, outboxHandler, { signal: stopping.signal, consumer: "outbox" }),
      queue.consume(eventsHandler as SQSHandler, stopping.signal),
      attestors.run(stopping.signal),
      scheduler.run(stopping.signal),
    ];
    const stopStripe = stripe.start();
    closing.push(async () => {
      stopping.abort();
      await stopStripe();
      await Promise.all(running);
    });
    return {
      runtime,
      clock,
      directory,
      keys,
      rows,
      store,
      handlers: {
        api: (request) => api.fetch(request),
        auth: auth.handler,
        webhooks: (request) => webhooks.fetch(request),
        rpc: async (request) => Response.json(await localChain.handleRpc(await request.json().catch(() => null))),
        simulated: (request) => simulated.fetch(request),
      },
      broken: localChain.ended,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const marshalling = { marshallOptions: { removeUndefinedValues: true } };

async function ensureTable(client: ReturnType<ReturnType<typeof openEmbeddedDynamo>["client"]>): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: TABLE }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(new CreateTableCommand(tableDefinition(TABLE)));
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: TABLE,
        TimeToLiveSpecification: { Enabled: true, AttributeName: "ttl" },
      }),
    );
  }
}

function versionOf(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}
