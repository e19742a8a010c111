import { DealTerms } from "../deal/terms";

/** A small ABS for tests: two tranches, two monthly periods from November 2026 in New York. */
export function exampleTerms(): DealTerms {
  const tranche = (id: string, symbol: string, name: string, originalParMinor: string) => ({
    ...{ id, symbol, name, originalParMinor, couponRate: "0.055", dayCount: "30/360", issuePrice: "1" },
    ...{ maturity: "2027-01-15", minimumTokens: 100, schedule: ["0", originalParMinor] },
  });
  const period = (name: string, from: string, to: string, record: string, payment: string) => ({
    ...{ period: name, from, to, cutOff: to, determination: record, ex: record, record, payment },
  });
  return DealTerms.parse({
    schema: "heliograph.deal-terms.v1",
    dealId: "deal_01J00000000000000000000001",
    orgId: "org_01J00000000000000000000001",
    name: "Example Solar 2026-1",
    kind: "abs",
    currency: "USD",
    timeZone: "America/New_York",
    livemode: false,
    chainId: 31337,
    parties: [{ role: "issuer-spv", name: "Example SPV", from: "2026-11-01" }],
    accounts: [{ kind: "collection", bank: "Example Bank", iban: "XX00 0000", controlAgreement: "signed" }],
    calendar: {
      closing: "2026-11-01",
      legalMaturity: "2027-01-15",
      periods: [
        period("2026-11", "2026-11-01", "2026-12-01", "2026-12-10", "2026-12-15"),
        period("2026-12", "2026-12-01", "2027-01-01", "2027-01-10", "2027-01-15"),
      ],
    },
    pool: [
      {
        stationId: "stn_01J00000000000000000000001",
        stationName: "Example station",
        simulationId: "sim_01J00000000000000000000001",
        simulationHash: "0".repeat(64),
        shareBps: 10_000,
      },
    ],
    tranches: [
      { class: "senior", ...tranche("trn_01J00000000000000000000001", "EXSA", "Senior Notes", "50000000") },
      { class: "junior", ...tranche("trn_01J00000000000000000000002", "EXSJ", "Junior Notes", "10000000") },
    ],
    waterfall: [{ id: "residual", kind: "residual", payee: "issuer-spv" }],
    initialReserveMinor: "0",
    useOfProceeds: "A test.",
  });
}
