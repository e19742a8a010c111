import { rm } from "node:fs/promises";
import { join } from "node:path";
import { addMonthsToYearMonth, yearMonthOf } from "../../lib/core/time/local-date";
import { localDateOf } from "../../lib/core/time/time-zone";
import { auditStep } from "./demo/audit-step";
import { dealStep } from "./demo/deal-step";
import { demoWorld } from "./demo/demo-world";
import { distributionStep } from "./demo/distribution-step";
import { meteringStep } from "./demo/metering-step";
import { orderStep } from "./demo/order-step";
import { statementStep } from "./demo/period-step";
import { stationStep } from "./demo/station-step";
import { listen } from "./listen";
import { freePort } from "./portal-process";
import { openProduct } from "./product";
import { welcomePeople } from "./welcome-people";

const ZONE = "America/New_York";
/** The stations have run so long when the deal begins, so that its first month has a full month's cash. */
const OPERATING_MONTHS = 3;

/** `npm run demo`: the whole path without a browser, through the same doors as people use, on a product of its own. */
async function main(): Promise<void> {
  const root = process.env.HELIOGRAPH_ROOT ?? process.cwd();
  const folder = join(root, ".heliograph", "demo");
  await rm(folder, { recursive: true, force: true });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  console.log("Heliograph's whole path in one run. SIMULATED: banks, cards, identity checks, devices and money.");
  const product = await openProduct({ directory: join(folder, "data"), root, origin, progress: () => undefined });
  const stopListening = await listen(product, port, null);
  try {
    await welcomePeople(product);
    const world = demoWorld(product, origin, folder);
    const closing = localDateOf(product.clock.now(), ZONE);
    const firstPeriod = addMonthsToYearMonth(yearMonthOf(closing), 1);
    const member = await stationStep(world, addMonthsToYearMonth(firstPeriod, -OPERATING_MONTHS));
    const { terms } = await dealStep(world, { pool: [member], closing, firstPeriod });
    await orderStep(world, terms.dealId);
    const [period] = terms.calendar.periods;
    if (!period) throw new Error("a deal has periods");
    await meteringStep(world, { stationId: member.stationId, period, timeZone: terms.timeZone });
    await statementStep(world, terms, period);
    await distributionStep(world, terms, period);
    process.exitCode = await auditStep(world, terms, period);
  } finally {
    await stopListening();
    await product.close();
  }
}

await main();
