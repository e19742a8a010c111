import { dependencies } from "../package.json";
import type { Data } from "./data";
import fontFiles from "./document-files.json";
import { productPermissions } from "./permissions";
import type { Settings } from "./settings";

/** What every handler shares. Logs are structured and kept long enough for an audit to ask. */
export const handlerDefaults = {
  runtime: "nodejs24.x",
  architecture: "arm64",
  memory: "1024 MB",
  logging: { format: "json", retention: "1 year" },
} as const;

/** For functions that write documents: pdfkit finds its own files only as an installed package, and fonts are read from files. */
export const documentFunction = {
  nodejs: { install: { pdfkit: dependencies.pdfkit } },
  copyFiles: fontFiles.map((from) => ({ from })),
};

/** Everything that the functions over the book of record have in common: their rights, and what `lib/environment.ts` reads. */
export function productFunctions(stored: Data, settings: Settings) {
  const mail = new sst.aws.Email("Mail", { sender: settings.mailSender });
  const environment = {
    HELIOGRAPH_MODE: settings.mode,
    HELIOGRAPH_VERSION: settings.version,
    PORTAL_ORIGIN: `https://${settings.domain}`,
    EDGE_SECRET: settings.edgeSecret.value,
    TABLE_NAME: stored.table.name,
    BLOBS_BUCKET: stored.blobs.name,
    AUTH_SECRET: settings.authSecret.value,
    PAYMENTS_MODE: settings.paymentsMode,
    STRIPE_SECRET_KEY: settings.stripeSecretKey.value,
    STRIPE_WEBHOOK_SECRET: settings.stripeWebhookSecret.value,
    CHARGING_ACCOUNTS: settings.chargingAccounts.value,
    MAIL_PROVIDER: "ses",
    MAIL_SENDER: settings.mailSender,
    KYC_PROVIDER: settings.kycProvider,
    KYC_PROVIDER_URL: settings.kycProviderUrl,
    CHAIN_ID: settings.chainId,
    CHAIN_RPC_URL: settings.chainRpcUrl.value,
    CONTRACT_ADDRESSES: settings.contractAddresses,
    RELAYER_KEY: settings.relayerKey,
    VOUCHER_KEY: settings.voucherKey,
    ATTESTORS: settings.attestors,
    ATTESTOR_THRESHOLD: settings.attestorThreshold,
  };
  return { ...handlerDefaults, environment, permissions: productPermissions(stored, settings, mail) };
}
export type ProductFunctions = ReturnType<typeof productFunctions>;
