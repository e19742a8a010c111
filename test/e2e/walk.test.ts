import { describeInBrowser } from "./chromium";
import { openHarness } from "./harness";
import { START_LIMIT_MS } from "./product-process";
import { amountsStep } from "./steps/amounts-step";
import { auditStep } from "./steps/audit-step";
import { dealStep } from "./steps/deal-step";
import { distributionStep } from "./steps/distribution-step";
import { issuanceStep } from "./steps/issuance-step";
import { meteringStep } from "./steps/metering-step";
import { orderStep } from "./steps/order-step";
import { periodStep } from "./steps/period-step";
import { stationStep } from "./steps/station-step";
import { newWalk, type Walk } from "./walk";

const STEP_LIMIT_MS = 900_000;

describeInBrowser("the whole path, from a station's weather to a coupon that an auditor recomputes", () => {
  let walk: Walk | undefined;
  let broken = false;

  beforeAll(async () => {
    // The contrasts of every page are weighed by page-look.deep.test.ts.
    walk = newWalk(await openHarness({ withColours: false }));
  }, START_LIMIT_MS);
  afterAll(async () => {
    await walk?.harness.close();
  }, 60_000);

  test.each([
    ["1 the issuer describes a station and simulates it", stationStep],
    ["2 the issuer structures a deal and publishes its term sheet", dealStep],
    ["3 two of three signers issue it through the Safe", issuanceStep],
    ["4 investors qualify, order, pay and receive tokens", orderStep],
    ["5 devices send a month, and what is forged is refused", meteringStep],
    ["6 the operator closes the month and it is attested and anchored", periodStep],
    ["7 the waterfall is distributed and an investor follows a coupon to a reading", distributionStep],
    ["8 the auditor downloads everything and verifies it offline", auditStep],
    ["amounts agree between ledger, statement, waterfall, chain, CSV and PDF", amountsStep],
  ])(
    "%s",
    async (_, step) => {
      if (!walk || broken) throw new Error("an earlier step of the walk has failed");
      broken = true;
      await step(walk).catch(async (error: unknown) => {
        await walk?.harness.keepPages("failed");
        throw error;
      });
      // A page that is not as it should be is told, and keeps nobody from walking on.
      broken = false;
      expect(walk.harness.takeFaults()).toEqual([]);
    },
    STEP_LIMIT_MS,
  );
});
