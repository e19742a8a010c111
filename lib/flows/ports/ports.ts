import type { IdSource } from "../../core/ids/ids";
import type { BankFeed } from "./bank";
import type { Book } from "./book";
import type { Chain } from "./chain";
import type { Clock } from "./clock";
import type { Documents } from "./documents";
import type { KycProvider } from "./kyc";
import type { Livemode } from "./livemode";
import type { Mailer } from "./mail";
import type { PaymentProvider } from "./payments";
import type { PeriodComputer } from "./period-computer";
import type { SafeAccount } from "./safe";
import type { Secrets } from "./secrets";
import type { Simulator } from "./simulator";
import type { Storage } from "./storage";

/** Everything outside the domain, as the runtime wires it. A use case takes only what it names: `Pick<Ports, "book">`. */
export type Ports = {
  readonly book: Book;
  readonly storage: Storage;
  readonly clock: Clock;
  /** Never runs ahead: sessions, tokens and fresh sign-ins are judged by it. */
  readonly wallClock: Clock;
  readonly ids: IdSource;
  readonly secrets: Secrets;
  readonly simulator: Simulator;
  readonly periodComputer: PeriodComputer;
  readonly documents: Documents;
  readonly chain: Chain;
  readonly safe: SafeAccount;
  /** Who attests statements of new deals, and how many of them must agree. */
  readonly attestors: { readonly accounts: readonly string[]; readonly threshold: number };
  readonly payments: PaymentProvider;
  /** The account that the drivers' payments for a deal's stations are settled in: one a deal, so that nothing mixes. */
  readonly chargingPayments: (dealId: string) => PaymentProvider;
  /** Null where the bank delivers nothing by itself: statements are then uploaded. */
  readonly bankFeed: BankFeed | null;
  readonly kyc: KycProvider;
  readonly mailer: Mailer;
  readonly stage: Livemode;
};
