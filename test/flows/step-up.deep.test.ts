import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { readEvidenceBundle, readTrustAnchors } from "@/lib/flows/audit/read-evidence-bundle";
import { distributions, readWaterfall } from "@/lib/flows/distribution/distribution-records";
import { DEAL, SENIOR } from "../simulated-period";
import { balances, changeTerms, distributed, openPeriodWorld, payOut } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const auditor = person("auditor");
const input = { dealId: DEAL, period: PERIOD };

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
}, 180_000);
afterEach(() => world.close());

test("a step-up reaches the holders with their coupon, to the cent, and the bundle proves why", async () => {
  // The meters of the month fall silent after three of thirty days: availability is far below nine tenths.
  await changeTerms(world, ({ waterfall }) => ({
    waterfall: [
      ...waterfall.slice(0, -1),
      { id: "availability", kind: "availability-test", months: 3, minimum: "0.9", curable: true },
      { id: "kpi-step-up", kind: "step-up", tranche: SENIOR, rate: "0.012", trigger: "availability" },
      ...waterfall.slice(-1),
    ],
  }));
  await distributed(world);
  await payOut(world);
  const stored = await world.ports.book.get(distributions, `dst_${DEAL}_${PERIOD}`);
  if (!stored) throw new Error("the period has a distribution");
  const waterfall = await readWaterfall(world.ports, stored.value);
  const tranche = waterfall.tranches[SENIOR];
  const stepUp = BigInt(tranche?.stepUpPaidMinor ?? "0");
  expect(stepUp).toBeGreaterThan(0n);
  const coupon = stored.value.set.distributions.find(
    ({ trancheId, kind }) => trancheId === SENIOR && kind === "coupon",
  );
  expect(BigInt(coupon?.trancheMinor ?? "0")).toBe(BigInt(tranche?.interestPaidMinor ?? "0") + stepUp);

  const ledger = await balances(world);
  expect([...ledger.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
  expect(ledger.get(`${DEAL}:tranche:${SENIOR}`) ?? 0n).toBe(0n);
  expect(ledger.get(`${DEAL}:distributor`) ?? 0n).toBe(0n);

  const bundle = await readEvidenceBundle(world.ports, auditor, input);
  const anchors = await readTrustAnchors(world.ports, auditor, input);
  expect((await verifyBundle(bundle, { anchors })).verdict).toBe("authenticated");
}, 400_000);
