import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { dealStateToJson } from "@/lib/core/abs/waterfall/deal-state-json";
import { openingState } from "@/lib/core/abs/waterfall/waterfall";
import type { BundleInput } from "@/lib/core/audit/bundle-files";
import { computePeriod } from "@/lib/core/audit/compute-period";
import type { TrustAnchors } from "@/lib/core/audit/trust-anchors";
import { collectSessions } from "@/lib/core/charging-records/collect-sessions";
import { buildCalendar } from "@/lib/core/deal/calendar";
import { DealTerms } from "@/lib/core/deal/terms";
import { distributionStruct } from "@/lib/core/distribution/distribution";
import type { RegisterSnapshot } from "@/lib/core/distribution/register-snapshot";
import { hashOf, ZERO_HASH } from "@/lib/core/evidence/hash";
import type { QuarterHourFlows } from "@/lib/core/metering/device-plan";
import { type DeviceEnrolment, type DeviceRole, enrolmentRoot } from "@/lib/core/metering/enrolment";
import { planSessions } from "@/lib/core/metering/plan-sessions";
import { NEW_DEVICE, type SimulatedMonth, simulateDevices } from "@/lib/core/metering/simulate-devices";
import {
  type Attestation,
  dealKeyOf,
  distributionTypedData,
  statementStruct,
  statementTypedData,
} from "@/lib/core/settlement/attestation";
import { composeCamt053 } from "@/lib/core/settlement/compose-camt053";
import type { PeriodEvidence } from "@/lib/core/settlement/period-evidence";
import type { StatementInput } from "@/lib/core/settlement/statement-input";
import { addDays } from "@/lib/core/time/local-date";
import { startOfDay } from "@/lib/core/time/time-zone";
import type { BankLine } from "@/lib/core/verification/bank-line";
import type { ChargeLine, Payout } from "@/lib/core/verification/charge";
import { priceSession } from "@/lib/core/verification/session-price";

/** Ids that are valid and readable: the prefix and a number in 26 Crockford characters. */
export function testId(prefix: string, number: number): string {
  return `${prefix}_${String(number).padStart(26, "0")}`;
}

export const STATION = testId("stn", 1);
export const DEAL = testId("deal", 1);
export const SENIOR = testId("trn", 1);
export const JUNIOR = testId("trn", 2);
export const COLLECTION_IBAN = "DE02120300000000202051";
export const REGISTRY = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const PERIOD = "2026-11";
/** The meters fall silent after these days, so that a period also has missing intervals and tests stay fast. */
const MEASURED_DAYS = 3;

/** A deal of one station and two classes, three months long. */
export const TERMS: DealTerms = DealTerms.parse({
  schema: "heliograph.deal-terms.v1",
  dealId: DEAL,
  orgId: testId("org", 1),
  name: "Test pool",
  kind: "abs",
  currency: "USD",
  timeZone: "America/New_York",
  livemode: false,
  chainId: 31337,
  parties: [{ role: "issuer-spv", name: "SPV", from: "2026-10-01" }],
  accounts: [{ kind: "collection", bank: "Bank", iban: COLLECTION_IBAN, controlAgreement: "signed" }],
  calendar: buildCalendar({
    closing: "2026-10-30",
    firstPeriod: PERIOD,
    months: 3,
    timeZone: "America/New_York",
    cutOffDays: 5,
    determinationDays: 6,
    recordDays: 8,
    paymentDays: 10,
    calendar: "weekends",
  }),
  pool: [
    {
      stationId: STATION,
      stationName: "Station",
      simulationId: testId("sim", 1),
      simulationHash: "ab".repeat(32),
      shareBps: 10_000,
    },
  ],
  tranches: [
    {
      id: SENIOR,
      class: "senior",
      name: "Senior",
      symbol: "SENA",
      originalParMinor: "1000000",
      couponRate: "0.06",
      dayCount: "30/360",
      issuePrice: "1",
      maturity: "2027-02-10",
      minimumTokens: 1,
      schedule: ["3000", "3000", "994000"],
    },
    {
      id: JUNIOR,
      class: "junior",
      name: "Junior",
      symbol: "JUNA",
      originalParMinor: "200000",
      couponRate: "0.1",
      dayCount: "30/360",
      issuePrice: "1",
      maturity: "2027-02-10",
      minimumTokens: 1,
      schedule: ["0", "0", "200000"],
    },
  ],
  waterfall: [
    { id: "operating", kind: "operating-costs", payee: "Suppliers" },
    { id: "senior-interest", kind: "interest", tranche: SENIOR },
    { id: "senior-principal", kind: "scheduled-principal", tranche: SENIOR },
    { id: "junior-interest", kind: "interest", tranche: JUNIOR },
    { id: "residual", kind: "residual", payee: "SPV" },
  ],
  initialReserveMinor: "0",
  useOfProceeds: "Test",
});

const ROLES: readonly DeviceRole[] = ["pv", "grid", "charger-meter", "charger-meter"];

export type SimulatedPeriod = {
  readonly input: StatementInput;
  readonly bundle: BundleInput;
  readonly anchors: TrustAnchors;
  readonly attestors: readonly PrivateKeyAccount[];
  readonly month: SimulatedMonth;
  readonly keys: ReadonlyMap<string, KeyObject>;
};

/**
 * The first period of the deal with fresh keys: a month of simulated devices, every session charged and paid out by the week,
 * one cost invoice, and two of three attestors who sign what they recompute.
 */
export async function simulatedPeriod(): Promise<SimulatedPeriod> {
  const { enrolments, keys } = enrolDevices();
  const month = simulateMonth(enrolments, keys);
  const input: StatementInput = {
    terms: TERMS,
    period: PERIOD,
    version: 1,
    evidence: settle(enrolments, month),
    openingState: dealStateToJson(openingState(TERMS)),
    previous: null,
    previousHash: ZERO_HASH,
  };
  const attestors = [1, 2, 3].map(() => privateKeyToAccount(generatePrivateKey()));
  const unsigned: BundleInput = { period: input, register: REGISTER, attestations: [], registry: REGISTRY };
  return {
    input,
    bundle: { ...unsigned, attestations: await attest(unsigned, attestors.slice(0, 2)) },
    anchors: {
      schema: "heliograph.trust-anchors.v1",
      chainId: TERMS.chainId,
      registry: REGISTRY,
      dealKey: dealKeyOf(DEAL),
      dealHash: hashOf(TERMS),
      attestors: attestors.map((attestor) => attestor.address),
      threshold: 2,
      enrolmentRoot: enrolmentRoot(enrolments),
    },
    attestors,
    month,
    keys,
  };
}

/** What the attestors sign after they have recomputed the period. */
export async function attest(input: BundleInput, attestors: readonly PrivateKeyAccount[]): Promise<Attestation[]> {
  const computed = computePeriod(input.period, input.register);
  const domain = { chainId: input.period.terms.chainId, registry: REGISTRY } as const;
  const statement = statementTypedData(domain, statementStruct(computed.statement.statement));
  const distribution = distributionTypedData(domain, distributionStruct(computed.distribution.set));
  const attestations: Attestation[] = [];
  for (const attestor of attestors) {
    const signer = attestor.address;
    attestations.push({ subject: "statement", signer, signature: await attestor.signTypedData(statement) });
    attestations.push({ subject: "distribution", signer, signature: await attestor.signTypedData(distribution) });
  }
  return attestations;
}

/** Three holders of the senior class in thirds that do not divide, one of the junior class, 40 % of which is unsold. */
export const REGISTER: RegisterSnapshot = [
  {
    trancheId: SENIOR,
    token: `0x${"a".repeat(40)}`,
    recordIndex: 0,
    recordAt: "2026-12-09T05:00:00.000Z",
    circulatingTokens: "10000",
    holders: [
      { address: `0x${"1".repeat(40)}`, tokens: "3333" },
      { address: `0x${"2".repeat(40)}`, tokens: "3333" },
      { address: `0x${"3".repeat(40)}`, tokens: "3334" },
    ],
  },
  {
    trancheId: JUNIOR,
    token: `0x${"b".repeat(40)}`,
    recordIndex: 0,
    recordAt: "2026-12-09T05:00:00.000Z",
    circulatingTokens: "1200",
    holders: [{ address: `0x${"4".repeat(40)}`, tokens: "1200" }],
  },
];

function enrolDevices(): { enrolments: DeviceEnrolment[]; keys: Map<string, KeyObject> } {
  const keys = new Map<string, KeyObject>();
  const enrolments = ROLES.map((role, index): DeviceEnrolment => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const deviceId = testId("dev", index + 1);
    keys.set(deviceId, privateKey);
    return {
      deviceId,
      stationId: STATION,
      role,
      serial: `METER-${index + 1}`,
      publicKeySpki: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
      enrolledAt: "2026-10-31T00:00:00.000Z",
    };
  });
  return { enrolments, keys };
}

function simulateMonth(enrolments: readonly DeviceEnrolment[], keys: ReadonlyMap<string, KeyObject>): SimulatedMonth {
  const from = startOfDay("2026-11-01", TERMS.timeZone);
  const hours = (startOfDay("2026-12-01", TERMS.timeZone) - from) / 3_600_000;
  const chargedKwh = Array.from({ length: hours }, (_, hour) => (hour % 96 === 15 ? 42.5 : 0));
  const sessions = planSessions({
    from,
    chargedKwh,
    chargerDeviceIds: enrolments.filter(({ role }) => role === "charger-meter").map(({ deviceId }) => deviceId),
    sessionEnergyWh: 20_000,
    seed: "test",
    newSessionId: (index) => testId("ses", index + 1),
  });
  return simulateDevices({
    devices: enrolments.map((enrolment) => ({ enrolment, state: NEW_DEVICE })),
    from,
    flows: flatFlows(MEASURED_DAYS * 96),
    sessions,
    sign: (deviceId, bytes) =>
      sign("sha256", bytes, { key: keys.get(deviceId) as KeyObject, dsaEncoding: "ieee-p1363" }),
    seed: "test",
  });
}

function flatFlows(quarters: number): QuarterHourFlows {
  const of = (wh: number): number[] => Array.from({ length: quarters }, () => wh);
  return {
    pvWh: of(9000),
    batteryChargeWh: of(500),
    batteryDischargeWh: of(450),
    gridImportWh: of(700),
    gridExportWh: of(300),
  };
}

function settle(enrolments: readonly DeviceEnrolment[], month: SimulatedMonth): PeriodEvidence {
  const tariff = {
    currency: "USD",
    energyPricePerKwh: "0.39",
    serviceFeePerKwh: "0.06",
    sessionFee: "0.35",
    vatRate: "0.19",
  } as const;
  const { sessions } = collectSessions(month.receipts, enrolments);
  const charges = sessions.map((session, index): ChargeLine => {
    const { grossMinor } = priceSession(tariff, session.energyWh);
    return {
      id: `ch_${index + 1}`,
      kind: "charge",
      sessionId: session.sessionId,
      currency: "USD",
      grossMinor: grossMinor.toString(),
      feeMinor: "35",
      chargedAt: session.end,
      clearedAt: session.end,
      payoutId: `po_${Math.ceil(Number(session.end.slice(8, 10)) / 8)}`,
    };
  });
  const payouts = [...new Set(charges.map((charge) => charge.payoutId))].flatMap((id): Payout[] => {
    if (id === null) return [];
    const own = charges.filter((charge) => charge.payoutId === id);
    const amount = own.reduce((sum, charge) => sum + BigInt(charge.grossMinor) - BigInt(charge.feeMinor), 0n);
    return [{ id, currency: "USD", amountMinor: amount.toString(), createdAt: "2026-11-30T12:00:00Z", status: "paid" }];
  });
  const lines = payouts.map((payout, index) => bankCredit(`bk-${index + 1}`, payout.id, payout.amountMinor));
  return {
    enrolments: [...enrolments],
    envelopes: [...month.envelopes],
    receipts: [...month.receipts],
    tariffs: [{ stationId: STATION, validFrom: "2026-10-01T00:00:00Z", tariff }],
    charges,
    payouts,
    bankStatements: [bankStatement(lines)],
    suspenseReleases: [],
    invoices: [
      {
        direction: "cost",
        id: "INV-1",
        payee: "Grid operator",
        currency: "USD",
        amountMinor: "2000",
        issuedOn: "2026-12-01",
        documentHash: "cd".repeat(32),
      },
    ],
  };
}

export function bankCredit(id: string, reference: string, amountMinor: string): BankLine {
  return {
    id,
    iban: COLLECTION_IBAN,
    bookedOn: "2026-12-02",
    valueOn: "2026-12-02",
    direction: "credit",
    amountMinor,
    currency: "USD",
    status: "booked",
    reversal: false,
    reference: `Payout ${reference}`,
  };
}

export function bankStatement(lines: readonly BankLine[]): string {
  const from = "2026-11-01";
  return composeCamt053({
    id: "camt-1",
    iban: COLLECTION_IBAN,
    currency: "USD",
    openingMinor: 0n,
    from,
    to: addDays(from, 34),
    lines,
  });
}
