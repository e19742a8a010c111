import type { Data } from "./data";
import type { Settings } from "./settings";

/** What every handler shares. Logs are structured and kept long enough for an audit to ask. */
export const handlerDefaults = {
  runtime: "nodejs24.x",
  architecture: "arm64",
  memory: "1024 MB",
  logging: { format: "json", retention: "1 year" },
} as const;

/** The typed environment that `lib/environment.ts` reads. */
export function productEnvironment(stored: Data, settings: Settings, queueUrl: $util.Output<string>) {
  return {
    HELIOGRAPH_MODE: settings.mode,
    PAYMENTS_MODE: settings.paymentsMode,
    TABLE_NAME: stored.table.name,
    BLOBS_BUCKET: stored.blobs.name,
    EVENTS_QUEUE_URL: queueUrl,
    CHAIN_RPC_URL: settings.chainRpcUrl.value,
    RELAYER_KMS_KEY_ID: settings.relayerKeyId.value,
    AUTH_SECRET: settings.authSecret.value,
    STRIPE_SECRET_KEY: settings.stripeSecretKey.value,
    STRIPE_WEBHOOK_SECRET: settings.stripeWebhookSecret.value,
  };
}
