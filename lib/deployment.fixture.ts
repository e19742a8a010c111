const contract = (digit: string) => `0x${digit.repeat(40)}`;
const kmsKey = (digit: string) =>
  `arn:aws:kms:eu-central-1:123456789012:key/${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}`;

export const CONTRACTS = {
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
};

/** Variables of a staging deployment that may start. */
export const STAGING: Readonly<Record<string, string>> = {
  HELIOGRAPH_MODE: "staging",
  HELIOGRAPH_VERSION: "0.1.0",
  PORTAL_ORIGIN: "https://portal.heliograph.example",
  EDGE_SECRET: "edge-secret-of-at-least-32-characters",
  TABLE_NAME: "book",
  BLOBS_BUCKET: "blobs",
  AUTH_SECRET: "auth-secret-of-at-least-32-characters",
  PAYMENTS_MODE: "test",
  STRIPE_SECRET_KEY: "stripe-key",
  STRIPE_WEBHOOK_SECRET: "webhook-secret",
  CHARGING_ACCOUNTS: JSON.stringify({ deal_a: { secretKey: "charging-key", webhookSecret: "charging-secret" } }),
  MAIL_PROVIDER: "ses",
  MAIL_SENDER: "no-reply@heliograph.example",
  KYC_PROVIDER: "simulated",
  KYC_PROVIDER_URL: "https://kyc.heliograph.example",
  CHAIN_ID: "8453",
  CHAIN_RPC_URL: "https://rpc.heliograph.example",
  CONTRACT_ADDRESSES: JSON.stringify(CONTRACTS),
  RELAYER_KEY: kmsKey("a"),
  VOUCHER_KEY: kmsKey("b"),
  ATTESTORS: [contract("a"), contract("b"), contract("c")].join(", "),
  ATTESTOR_THRESHOLD: "2",
  LAMBDA_TASK_ROOT: "/var/task",
};
