import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { withPrepaymentSteps } from "@/lib/core/deal/prepayment-steps";
import { demoDisclosure } from "@/lib/core/deal/presets/demo-disclosure";
import { readEvidenceBundle, readTrustAnchors } from "@/lib/flows/audit/read-evidence-bundle";
import { distributions, readWaterfall } from "@/lib/flows/distribution/distribution-records";
import { recordInvoice, withdrawInvoice } from "@/lib/flows/settlement/record-invoice";
import { uploadBankStatement } from "@/lib/flows/settlement/upload-bank-statement";
import { bankCredit, bankStatement, DEAL, JUNIOR, SENIOR, STATION } from "../simulated-period";
import { balances, changeTerms, distributed, openPeriodWorld, payOut } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const trustee = person("trustee");
const auditor = person("auditor");
const input = { dealId: DEAL, period: PERIOD };
const code = (value: string) => expect.objectContaining({ code: value });
const hail = {
  ...input,
  invoice: {
    ...{ direction: "proceeds" as const, id: "HAIL-1", cause: "insurance-proceeds" as const, stationId: STATION },
    ...{ counterparty: "Example Insurance", label: "Hail of 3 November", currency: "USD" as const },
    ...{ netMinor: "150000", vatMinor: "0", issuedOn: "2026-11-20" },
  },
  document: { name: "hail.txt", contentType: "text/plain", bytes: new TextEncoder().encode("Settled: 1500.00") },
};

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
  const disclosure = {
    ...demoDisclosure("abs", "2026-10-30"),
    mandatoryPrepayments: [{ cause: "insurance-proceeds" as const, partBps: 8_000 }],
  };
  await changeTerms(world, ({ waterfall }) => ({
    disclosure,
    waterfall: withPrepaymentSteps(waterfall, disclosure, [SENIOR, JUNIOR]),
  }));
  world.setNow("2026-12-07T06:00:00.000Z");
}, 180_000);
afterEach(() => world.close());

test("an insurer's money redeems notes through the whole line: the books balance, holders get it, and the bundle proves it", async () => {
  await recordInvoice(world.ports, trustee, hail);
  const credit = bankStatement([bankCredit("bk-hail", "HAIL-1", "150000")]);
  await uploadBankStatement(world.ports, person("operator"), { ...input, name: "hail.xml", xml: credit });
  await distributed(world);
  await payOut(world);
  const stored = await world.ports.book.get(distributions, `dst_${DEAL}_${PERIOD}`);
  if (!stored) throw new Error("the period has a distribution");
  const waterfall = await readWaterfall(world.ports, stored.value);
  const prepaid = waterfall.transfers.filter(({ from }) => from === "prepayment");
  expect(prepaid).toMatchObject([{ kind: "mandatory-prepayment", to: { trancheId: SENIOR }, amountMinor: "120000" }]);
  const redemption = stored.value.set.distributions.find(
    ({ trancheId, kind }) => trancheId === SENIOR && kind === "redemption",
  );
  expect(redemption?.trancheMinor).toBe(waterfall.tranches[SENIOR]?.principalPaidMinor);
  expect(BigInt(redemption?.trancheMinor ?? "0")).toBeGreaterThan(120_000n);

  const ledger = await balances(world);
  expect([...ledger.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);
  for (const account of ["prepayment", "collection", `tranche:${SENIOR}`, "distributor"])
    expect([account, ledger.get(`${DEAL}:${account}`) ?? 0n]).toEqual([account, 0n]);

  const bundle = await readEvidenceBundle(world.ports, auditor, input);
  const anchors = await readTrustAnchors(world.ports, auditor, input);
  const report = await verifyBundle(bundle, { anchors });
  expect(report.verdict).toBe("authenticated");
  expect(report.checks.find(({ name }) => name === "mandatory prepayment")?.detail).toContain("120000 of it set aside");
}, 400_000);

test("only what the terms name is recorded, by the operator or the trustee, who withdraws nothing else", async () => {
  const sale = { ...hail, invoice: { ...hail.invoice, id: "SALE-1", cause: "disposal" as const } };
  await expect(recordInvoice(world.ports, trustee, sale)).rejects.toEqual(code("INVOICE_REFUSED"));
  await expect(recordInvoice(world.ports, person("issuer"), hail)).rejects.toEqual(code("ROLE_MISSING"));
  const cost = {
    ...{ direction: "cost" as const, id: "INV-7", payee: "Grid", currency: "USD" as const },
    ...{ amountMinor: "100", issuedOn: "2026-11-20" },
  };
  await expect(recordInvoice(world.ports, trustee, { ...hail, invoice: cost })).rejects.toEqual(code("ROLE_MISSING"));
  await recordInvoice(world.ports, person("operator"), { ...hail, invoice: cost });
  const withdrawal = { ...input, invoiceId: "INV-7" };
  await expect(withdrawInvoice(world.ports, trustee, withdrawal)).rejects.toEqual(code("ROLE_MISSING"));
  await recordInvoice(world.ports, trustee, hail);
  const withdrawn = await withdrawInvoice(world.ports, trustee, { ...input, invoiceId: "HAIL-1" });
  expect(withdrawn.value.withdrawnAt).not.toBeNull();
});
