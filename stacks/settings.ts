import { readFileSync } from "node:fs";
import { version } from "../package.json";

/**
 * What a deployment is told by its operator: secrets by SST, all else by the environment of the command that deploys.
 * Nothing has a default: a deployment that is not told all of it fails here, before anything is made.
 */
export function settings() {
  const chainId = told("HELIOGRAPH_CHAIN_ID");
  return {
    version,
    mode: $app.stage === "production" ? "production" : "staging",
    paymentsMode: $app.stage === "production" ? "live" : "test",
    /** The portal's host name, for example portal.heliograph.example. */
    domain: told("HELIOGRAPH_DOMAIN"),
    mailSender: told("HELIOGRAPH_MAIL_SENDER"),
    chainId,
    /** The file with the addresses of the contracts on that chain, as contracts/deployments/<chainId>.json. */
    contractAddresses: JSON.stringify(JSON.parse(readFileSync(told("HELIOGRAPH_CONTRACTS"), "utf8"))),
    attestors: told("HELIOGRAPH_ATTESTORS"),
    attestorThreshold: told("HELIOGRAPH_ATTESTOR_THRESHOLD"),
    kycProvider: told("HELIOGRAPH_KYC_PROVIDER"),
    kycProviderUrl: told("HELIOGRAPH_KYC_PROVIDER_URL"),
    /** ARNs of KMS keys (ECC_SECG_P256K1). They outlive every deployment, so none makes or removes them. */
    relayerKey: told("HELIOGRAPH_RELAYER_KEY"),
    voucherKey: told("HELIOGRAPH_VOUCHER_KEY"),
    authSecret: new sst.Secret("AuthSecret"),
    edgeSecret: new sst.Secret("EdgeSecret"),
    chainRpcUrl: new sst.Secret("ChainRpcUrl"),
    stripeSecretKey: new sst.Secret("StripeSecretKey"),
    stripeWebhookSecret: new sst.Secret("StripeWebhookSecret"),
    /** JSON: { "<deal>": { "secretKey", "webhookSecret" } } of the Stripe account of each deal's stations. */
    chargingAccounts: new sst.Secret("ChargingAccounts"),
  } as const;
}
export type Settings = ReturnType<typeof settings>;

function told(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: stacks/settings.ts says what a deployment must be told`);
}
