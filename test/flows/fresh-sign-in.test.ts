import { FRESH_AUTHENTICATION_MS } from "@/lib/core/identity/authorise";
import { fundDistribution } from "@/lib/flows/distribution/fund-distribution";
import { holdDistribution, releaseDistribution } from "@/lib/flows/distribution/hold-distribution";
import { proposeDistribution } from "@/lib/flows/distribution/propose-distribution";
import { enrolDevice } from "@/lib/flows/metering/enrol-device";
import { retireDevice } from "@/lib/flows/metering/retire-device";
import { relayProposal } from "@/lib/flows/proposals/relay-proposal";
import { signProposal } from "@/lib/flows/proposals/sign-proposal";
import { importSettlement } from "@/lib/flows/settlement/import-settlement";
import { recordInvoice, withdrawInvoice } from "@/lib/flows/settlement/record-invoice";
import { removeBankStatement, uploadBankStatement } from "@/lib/flows/settlement/upload-bank-statement";
import { DEAL, STATION, testId } from "../simulated-period";
import { distributed, openPeriodWorld } from "./period-steps";
import { PERIOD, type PeriodWorld, person } from "./period-world";

const input = { dealId: DEAL, period: PERIOD };
const operator = person("operator");
const trustee = person("trustee");
const signer = person("signer");
const auditor = person("auditor");
const code = (value: string) => expect.objectContaining({ code: value });

let world: PeriodWorld;
let proposal: { id: string; safeTxHash: string };

beforeAll(async () => {
  world = await openPeriodWorld();
  await distributed(world);
  await fundDistribution(world.ports, operator, input);
  proposal = (await proposeDistribution(world.ports, operator, input)).value;
}, 400_000);
afterAll(() => world.close());

const invoice = {
  ...{ direction: "cost" as const, id: "INV-9", payee: "Grid", currency: "USD" as const },
  ...{ amountMinor: "100", issuedOn: "2026-12-01" },
};
const document = { name: "i.txt", contentType: "text/plain", bytes: new Uint8Array([1]) };
const device = { role: "pv" as const, serial: "NEW", publicKeySpki: "AA==", idempotencyKey: "enrol-once" };

/** Everything that moves money, signs, or changes keys, with somebody who may do it. */
const GUARDED = [
  ["signs a proposal", signer, (actor) => signProposal(world.ports, actor, signatureOf(proposal))],
  ["holds a distribution", trustee, (actor) => holdDistribution(world.ports, actor, { ...input, reason: "Wait" })],
  ["releases a distribution", trustee, (actor) => releaseDistribution(world.ports, actor, input)],
  ["funds a distribution", operator, (actor) => fundDistribution(world.ports, actor, input)],
  ["proposes a distribution", operator, (actor) => proposeDistribution(world.ports, actor, input)],
  ["imports settlements", operator, (actor) => importSettlement(world.ports, actor, input)],
  [
    "gives a bank statement",
    operator,
    (actor) => uploadBankStatement(world.ports, actor, { ...input, name: "b.xml", xml: "<a/>" }),
  ],
  ["removes a bank statement", operator, (actor) => removeBankStatement(world.ports, actor, { ...input, hash: "0" })],
  ["records an invoice", operator, (actor) => recordInvoice(world.ports, actor, { ...input, invoice, document })],
  ["withdraws an invoice", operator, (actor) => withdrawInvoice(world.ports, actor, { ...input, invoiceId: "INV-9" })],
  ["enrols a device", operator, (actor) => enrolDevice(world.ports, actor, { ...device, stationId: STATION })],
  ["retires a device", operator, (actor) => retireDevice(world.ports, actor, { deviceId: testId("dev", 1) })],
] satisfies readonly (readonly [string, typeof operator, (actor: typeof operator) => Promise<unknown>])[];

test.each(GUARDED)("%s only after a sign-in of the last minutes", async (_, actor, act) => {
  const late = { ...actor, authenticatedAt: actor.authenticatedAt - FRESH_AUTHENTICATION_MS - 1 };
  await expect(act(late)).rejects.toEqual(code("FRESH_SIGN_IN_NEEDED"));
  await expect(act({ ...auditor, authenticatedAt: late.authenticatedAt })).rejects.toEqual(code("ROLE_MISSING"));
  await expect(act(person())).rejects.toEqual(code("NOT_FOUND"));
  const outcome = await act(actor).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
  expect(outcome).not.toBe("FRESH_SIGN_IN_NEEDED");
});

test("relaying needs none: it carries out what the owners have signed, as anybody could on chain", async () => {
  const late = { ...operator, authenticatedAt: 0 };
  await signProposal(world.ports, signer, { ...signatureOf(proposal), signature: `0x${"f".repeat(130)}` });
  await expect(relayProposal(world.ports, late, proposal.id)).resolves.toBeDefined();
});

function signatureOf({ id, safeTxHash }: typeof proposal) {
  return { proposalId: id, safeTxHash, signature: `0x${"e".repeat(130)}` };
}
