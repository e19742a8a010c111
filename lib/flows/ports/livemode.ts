/** What the product is and where: stamped on every event, statement and document. */
export type Livemode = {
  readonly livemode: boolean;
  readonly chainId: number;
  readonly mode: "local" | "staging" | "production";
};
