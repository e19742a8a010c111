import { writeFileSync } from "node:fs";
import { join } from "node:path";

const contract = (digit) => `0x${digit.repeat(40)}`;
const kmsKey = (digit) =>
  `arn:aws:kms:eu-central-1:123456789012:key/${[8, 4, 4, 4, 12].map((length) => digit.repeat(length)).join("-")}`;

/** What an operator would tell a deployment: every value an example, none of them anybody's. */
export function tellDeployment(folder) {
  const contracts = join(folder, "contracts.json");
  writeFileSync(
    contracts,
    JSON.stringify({
      chainId: 8453,
      safe: contract("1"),
      safeGuard: contract("2"),
      multiSendCallOnly: contract("3"),
      coin: contract("4"),
      identityRegistry: contract("5"),
      trancheFactory: contract("6"),
      primaryDesk: contract("7"),
      statementRegistry: contract("8"),
      couponDistributor: contract("9"),
    }),
  );
  Object.assign(process.env, {
    HELIOGRAPH_DOMAIN: "portal.heliograph.example",
    HELIOGRAPH_MAIL_SENDER: "no-reply@heliograph.example",
    HELIOGRAPH_CHAIN_ID: "8453",
    HELIOGRAPH_CONTRACTS: contracts,
    HELIOGRAPH_ATTESTORS: [contract("a"), contract("b"), contract("c")].join(","),
    HELIOGRAPH_ATTESTOR_THRESHOLD: "2",
    HELIOGRAPH_KYC_PROVIDER: "simulated",
    HELIOGRAPH_KYC_PROVIDER_URL: "https://kyc.heliograph.example",
    HELIOGRAPH_RELAYER_KEY: kmsKey("a"),
    HELIOGRAPH_VOUCHER_KEY: kmsKey("b"),
    SST_SECRET_AuthSecret: "example-auth-secret-of-at-least-32-characters",
    SST_SECRET_EdgeSecret: "example-edge-secret-of-at-least-32-characters",
    SST_SECRET_ChainRpcUrl: "https://rpc.heliograph.example",
    SST_SECRET_StripeSecretKey: "example-stripe-key",
    SST_SECRET_StripeWebhookSecret: "example-webhook-secret",
    SST_SECRET_ChargingAccounts: "{}",
  });
}
