import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { isTraceProven } from "@/lib/core/audit/trace";
import { verifyBundle } from "@/lib/core/audit/verify-bundle";
import { statementStruct, statementTypedData } from "@/lib/core/settlement/attestation";
import { readEvidenceBundle, readTrustAnchors } from "@/lib/flows/audit/read-evidence-bundle";
import { readPeriodReportCsv } from "@/lib/flows/audit/read-period-report";
import { computeDistribution } from "@/lib/flows/distribution/compute-distribution";
import { distributions, readWaterfall } from "@/lib/flows/distribution/distribution-records";
import { fundDistribution } from "@/lib/flows/distribution/fund-distribution";
import { holdDistribution, releaseDistribution } from "@/lib/flows/distribution/hold-distribution";
import { repeatPayments } from "@/lib/flows/distribution/pay-distribution";
import { proposeDistribution } from "@/lib/flows/distribution/propose-distribution";
import { listMyCoupons, readCouponTrace } from "@/lib/flows/distribution/read-coupons";
import { relayProposal } from "@/lib/flows/proposals/relay-proposal";
import { signProposal } from "@/lib/flows/proposals/sign-proposal";
import { attestStatement, takeStatementAttestation } from "@/lib/flows/settlement/attest-statement";
import { closePeriod } from "@/lib/flows/settlement/close-period";
import { importSettlement } from "@/lib/flows/settlement/import-settlement";
import { readPeriod } from "@/lib/flows/settlement/read-periods";
import { recordInvoice } from "@/lib/flows/settlement/record-invoice";
import { readStatement, statements } from "@/lib/flows/settlement/statement-records";
import { react } from "@/lib/reactions";
import { DEAL, TERMS } from "../simulated-period";
import { HOLDERS, SENIOR_HOLDERS } from "./period-chain";
import { balances, closed, distributed, letAttest, openPeriodWorld, payOut } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const operator = person("operator");
const trustee = person("trustee");
const auditor = person("auditor");
const input = { dealId: DEAL, period: PERIOD };
const statementId = `stm_${DEAL}_${PERIOD}_v1`;
const distributionId = `dst_${DEAL}_${PERIOD}`;
const silent = () => undefined;
const code = (value: string) => expect.objectContaining({ code: value });

/** Delivers every event once more, as a queue may. */
async function redeliver(world: PeriodWorld): Promise<void> {
  for (const event of [...world.published]) await react(world.ports, event);
}

async function paid(world: PeriodWorld): Promise<void> {
  await distributed(world);
  await payOut(world);
}

let world: PeriodWorld;
beforeEach(async () => {
  world = await openPeriodWorld();
}, 180_000);
afterEach(() => world.close());

describe("a month, from meters to coupons", () => {
  it("agrees to the minor unit between statement, waterfall, distribution, ledger and chain, and verifies", async () => {
    await paid(world);
    const { value: record } = (await world.ports.book.get(statements, statementId)) ?? fail();
    const { value: distribution } = (await world.ports.book.get(distributions, distributionId)) ?? fail();
    const statement = await readStatement(world.ports, record);
    const waterfall = await readWaterfall(world.ports, distribution);
    expect(record.state).toBe("anchored");
    expect(distribution.state).toBe("paid");
    expect(statement.sessions.verified).toBeGreaterThan(0);
    expect(BigInt(statement.totals.distributableCashMinor)).toBeGreaterThan(2000n);
    expect(statement.breaks).toEqual({});

    const ledger = await balances(world);
    const of = (account: string) => ledger.get(`${DEAL}:${account}`) ?? 0n;
    const paidByWaterfall = waterfall.transfers.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
    expect(paidByWaterfall).toBe(BigInt(statement.totals.distributableCashMinor));
    expect(of("collection")).toBe(0n);
    expect(of("vat")).toBe(BigInt(statement.totals.vatMinor));
    expect(of("payable:Suppliers") + of("payable:Grid operator")).toBe(2000n);
    expect(of("retained")).toBe(BigInt(distribution.set.retainedMinor));
    const holders = Object.values(HOLDERS).flat();
    const inLedger = holders.reduce((sum, { holder }) => sum + (ledger.get(`external:holder:${holder}`) ?? 0n), 0n);
    const onChain = [...world.chain.payments.values()].flat().reduce((sum, { coinUnits }) => sum + coinUnits, 0n);
    const entitled = distribution.set.distributions.reduce((sum, own) => sum + BigInt(own.entitledMinor), 0n);
    expect(inLedger).toBe(entitled);
    expect(onChain).toBe(entitled * 10_000n);
    expect(of("distributor")).toBe(0n);
    expect(of("safe") + entitled).toBe(BigInt(distribution.set.totalMinor));
    expect([...ledger.values()].reduce((sum, minor) => sum + minor, 0n)).toBe(0n);

    const bundle = await readEvidenceBundle(world.ports, auditor, input);
    expect(await readEvidenceBundle(world.ports, auditor, input)).toEqual(bundle);
    const anchors = await readTrustAnchors(world.ports, auditor, input);
    expect((await verifyBundle(bundle, { anchors })).verdict).toBe("authenticated");
    const csv = await readPeriodReportCsv(world.ports, auditor, input);
    expect(csv).toContain(record.statementHash);
    await expect(readEvidenceBundle(world.ports, person(), input)).rejects.toEqual(code("NOT_FOUND"));
  }, 120_000);

  it("shows a holder the way of own coupons only, every step proven", async () => {
    await paid(world);
    const [first] = SENIOR_HOLDERS;
    const investor = { ...person(), walletAddress: first.holder as `0x${string}` };
    const { items } = await listMyCoupons(world.ports, investor, {});
    expect(items.map(({ value }) => value.kind).sort()).toEqual(["coupon", "redemption"]);
    const coupon = items[0]?.value ?? fail();
    const asked = { distributionId: coupon.distributionId, holder: first.holder, offset: 0, limit: 2 };
    const { trace } = await readCouponTrace(world.ports, investor, asked);
    expect(isTraceProven(trace)).toBe(true);
    expect(trace.entitlement.amountMinor).toBe(coupon.amountMinor);
    expect(trace.lines[0]?.evidence.map(({ name }) => name.split(":")[0])).toEqual(["receipt", "charge", "payout"]);
    const other = { ...person(), walletAddress: `0x${"2".repeat(40)}` as const };
    await expect(readCouponTrace(world.ports, other, asked)).rejects.toEqual(code("NOT_FOUND"));
    expect((await readCouponTrace(world.ports, auditor, asked)).coupon).toEqual(coupon);
  }, 120_000);

  it("changes nothing when it is closed, distributed and delivered twice", async () => {
    await paid(world);
    const before = JSON.stringify([...(await balances(world))].map(String));
    const sent = world.chain.sent();
    const statement = await world.ports.book.get(statements, statementId);
    expect(await closePeriod(world.ports, operator, input)).toEqual(statement);
    const distribution = await world.ports.book.get(distributions, distributionId);
    expect(await computeDistribution(world.ports, operator, input)).toEqual(distribution);
    expect(await fundDistribution(world.ports, operator, input)).toEqual(distribution);
    const { value } = await proposeDistribution(world.ports, operator, input);
    expect(value.status).toBe("executed");
    await redeliver(world);
    expect(await world.ports.book.get(distributions, distributionId)).toEqual(distribution);
    expect(JSON.stringify([...(await balances(world))].map(String))).toBe(before);
    expect(world.chain.sent()).toBe(sent);
  }, 120_000);

  it("survives a crash before every commit, and comes to the same", async () => {
    await paid(world);
    const expected = JSON.stringify([...(await balances(world))].map(String).sort());
    await world.close();
    world = await openPeriodWorld();
    await distributed(world);
    await fundDistribution(world.ports, operator, input);
    const { value: proposal } = await proposeDistribution(world.ports, operator, input);
    for (const digit of ["e", "f"]) {
      const { id: proposalId, safeTxHash } = proposal;
      const signature = `0x${digit.repeat(130)}`;
      await signProposal(world.ports, person("signer"), { proposalId, safeTxHash, signature });
    }
    await relayProposal(world.ports, operator, proposal.id);
    for (let crashes = 0; crashes < 4; crashes++) {
      let commits = 0;
      world.crashBeforeCommit(() => commits++ === crashes);
      await world.drain().catch(silent);
    }
    world.crashBeforeCommit(() => false);
    await world.drain();
    expect((await world.ports.book.get(distributions, distributionId))?.value.state).toBe("paid");
    expect(JSON.stringify([...(await balances(world))].map(String).sort())).toBe(expected);
  }, 180_000);

  it("pays the others where one holder cannot be paid, and that one later", async () => {
    world.chain.frozen.add(`0x${"2".repeat(40)}`);
    await paid(world);
    const unpaid = (await world.ports.book.get(distributions, distributionId))?.value.payments ?? [];
    expect(unpaid.map(({ unpaidHolders }) => unpaidHolders)).toEqual([1, 1, 0]);
    world.chain.frozen.clear();
    const { value } = await repeatPayments(world.ports, operator, input);
    expect(value.payments.every(({ unpaidHolders }) => unpaidHolders === 0)).toBe(true);
    const ledger = await balances(world);
    expect(ledger.get(`${DEAL}:distributor`)).toBe(0n);
  }, 120_000);
});

describe("attestations", () => {
  it("takes two of three: one is not enough, the same one twice is one", async () => {
    await closed(world);
    await letAttest(world, "statement.computed.v1", 1);
    await letAttest(world, "statement.computed.v1", 1);
    await world.drain();
    expect((await world.ports.book.get(statements, statementId))?.value.state).toBe("computed");
    expect(world.chain.anchored).toEqual([]);
    world.setNow("2026-12-09T06:00:00.000Z");
    await expect(computeDistribution(world.ports, operator, input)).rejects.toEqual(code("STATEMENT_NOT_ANCHORED"));
  }, 60_000);

  it("refuses who disagrees, who is no attestor, and who signed something else", async () => {
    await closed(world);
    const { value: record } = (await world.ports.book.get(statements, statementId)) ?? fail();
    const statement = await readStatement(world.ports, record);
    const registry = world.ports.chain.addresses.statementRegistry as `0x${string}`;
    const sign = (account = world.attestors[0] ?? fail(), of = statement) =>
      account.signTypedData(statementTypedData({ chainId: TERMS.chainId, registry }, statementStruct(of)));
    const { statementHash } = record;
    const other = { ...statement, lineCount: statement.lineCount + 1 };
    const taken = (signature: string, hash = statementHash) =>
      takeStatementAttestation(world.ports, { statementId, statementHash: hash, signature });
    await expect(taken(await sign(), "f".repeat(64))).rejects.toEqual(code("STATEMENT_DIFFERS"));
    await expect(taken(await sign(world.attestors[0], other))).rejects.toEqual(code("NOT_AN_ATTESTOR"));
    const stranger = privateKeyToAccount(generatePrivateKey());
    await expect(taken(await sign(stranger))).rejects.toEqual(code("NOT_AN_ATTESTOR"));
    await expect(taken(`0x${"00".repeat(65)}`)).rejects.toEqual(code("ATTESTATION_FORGED"));
    const right = { statementId, statementHash, signature: await sign() };
    await expect(attestStatement(world.ports, person(), right)).rejects.toEqual(code("NOT_FOUND"));
    expect((await attestStatement(world.ports, auditor, right)).value.attestations).toHaveLength(1);
  }, 60_000);
});

describe("closing", () => {
  it("waits for the cut-off and for its inputs, and only the operator does it", async () => {
    world.setNow("2026-12-07T12:00:00.000Z");
    await expect(importSettlement(world.ports, operator, input)).rejects.toEqual(code("PERIOD_NOT_OVER"));
    world.setNow("2026-12-08T06:00:00.000Z");
    await expect(closePeriod(world.ports, operator, input)).rejects.toEqual(code("PERIOD_INCOMPLETE"));
    await expect(closePeriod(world.ports, auditor, input)).rejects.toEqual(code("ROLE_MISSING"));
    await expect(closePeriod(world.ports, operator, { ...input, period: "2026-12" })).rejects.toEqual(
      code("PERIOD_NOT_OVER"),
    );
    const { checklist } = await readPeriod(world.ports, auditor, input);
    expect(checklist.map(({ step, state }) => `${step} ${state}`).slice(0, 5)).toEqual([
      "measured ready",
      "settled ready",
      "bank ready",
      "invoices ready",
      "statement waiting",
    ]);
  }, 60_000);

  it("replaces a statement that nobody has attested, and makes a new version of an anchored one for a reason", async () => {
    await closed(world);
    const other = {
      ...input,
      invoice: {
        ...{ direction: "cost" as const, id: "INV-2", payee: "Insurer", currency: "USD" as const },
        ...{ amountMinor: "500", issuedOn: "2026-12-02" },
      },
      document: { name: "i.txt", contentType: "text/plain", bytes: new TextEncoder().encode("Insurance: 5.00") },
    };
    await recordInvoice(world.ports, operator, other);
    const replaced = await closePeriod(world.ports, operator, input);
    expect(replaced.value.version).toBe(1);
    await letAttest(world, "statement.computed.v1", 2);
    await world.drain();
    await recordInvoice(world.ports, operator, { ...other, invoice: { ...other.invoice, id: "INV-3" } });
    await expect(closePeriod(world.ports, operator, input)).rejects.toEqual(code("STATEMENT_ATTESTED"));
    const adjusted = await closePeriod(world.ports, operator, { ...input, adjustment: { reason: "Late invoice" } });
    expect(adjusted.value).toMatchObject({ version: 2, previousHash: replaced.value.statementHash });
    await letAttest(world, "statement.computed.v1", 2);
    await world.drain();
    expect((await world.ports.book.get(statements, statementId))?.value.state).toBe("superseded");
    const ledger = await balances(world);
    expect(ledger.get(`${DEAL}:collection`)).toBe(BigInt(adjusted.value.totals.distributableCashMinor));
  }, 90_000);
});

describe("the trustee", () => {
  it("holds a distribution before it is proposed, and releases it, both posted", async () => {
    await distributed(world);
    await expect(holdDistribution(world.ports, operator, { ...input, reason: "No" })).rejects.toEqual(
      code("ROLE_MISSING"),
    );
    await holdDistribution(world.ports, trustee, { ...input, reason: "Check the grid invoice" });
    const { value } = await holdDistribution(world.ports, trustee, { ...input, reason: "Again" });
    const total = BigInt(value.set.totalMinor);
    expect(value.holds).toHaveLength(1);
    expect((await balances(world)).get(`${DEAL}:distribution-held`)).toBe(total);
    await expect(proposeDistribution(world.ports, operator, input)).rejects.toEqual(code("DISTRIBUTION_HELD"));
    await expect(fundDistribution(world.ports, operator, input)).rejects.toEqual(code("DISTRIBUTION_HELD"));
    await releaseDistribution(world.ports, trustee, input);
    expect((await balances(world)).get(`${DEAL}:distribution`)).toBe(total);
    await fundDistribution(world.ports, operator, input);
    await proposeDistribution(world.ports, operator, input);
    await expect(holdDistribution(world.ports, trustee, { ...input, reason: "Late" })).rejects.toEqual(
      code("DISTRIBUTION_PROPOSED"),
    );
  }, 90_000);
});

function fail(): never {
  throw new Error("it should be there");
}
