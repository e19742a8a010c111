/** What a deployment is told by its operator: secrets by SST, plain settings by the stage. Nothing has a silent default. */
export function settings() {
  return {
    stripeSecretKey: new sst.Secret("StripeSecretKey"),
    stripeWebhookSecret: new sst.Secret("StripeWebhookSecret"),
    authSecret: new sst.Secret("AuthSecret"),
    chainRpcUrl: new sst.Secret("ChainRpcUrl"),
    relayerKeyId: new sst.Secret("RelayerKmsKeyId"),
    mode: $app.stage === "production" ? "production" : "staging",
    paymentsMode: $app.stage === "production" ? "live" : "test",
  } as const;
}
export type Settings = ReturnType<typeof settings>;
