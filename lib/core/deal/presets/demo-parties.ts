import type { LocalDate } from "../../time/local-date";
import { withLeiCheckDigits } from "../lei";
import type { DealAccount, DealParty } from "../terms";

/** An LEI that says that it is none; only its check digits hold. @param suffix four characters 0-9 A-Z */
function fictitiousLei(suffix: string): string {
  return withLeiCheckDigits(`0000FICTITIOUS${suffix}`);
}

/** Fictional parties of the demonstration deals, one corporate group each but for the originator and its servicer. */
export function demoParties(from: LocalDate): DealParty[] {
  const party = (role: DealParty["role"], name: string, suffix: string, group: string): DealParty => ({
    ...{ role, name, group, from },
    lei: fictitiousLei(suffix),
  });
  return [
    party("issuer-spv", "Meridian Example Solar Issuer 1 LLC", "SPV1", "Orphan (demonstration)"),
    party("originator", "Example Sunfield Stations Inc.", "ORIG", "Example Sunfield"),
    party("servicer", "Example Sunfield Operations LLC", "SERV", "Example Sunfield"),
    party("back-up-servicer", "Fictional Grid Services Co.", "BUSV", "Fictional Grid"),
    party("trustee", "Imaginary Trust Company N.A.", "TRST", "Imaginary Trust"),
    party("paying-agent", "Imaginary Trust Company N.A.", "TRST", "Imaginary Trust"),
    party("calculation-agent", "Specimen Calculation Agency Ltd.", "CALC", "Specimen"),
    party("account-bank", "Sample Bank of North America", "BANK", "Sample Bank"),
    party("independent-engineer", "Notional Engineers LLP", "ENGR", "Notional"),
    party("external-reviewer", "Example Green Review GmbH", "REVW", "Example Green Review"),
  ];
}

/** One account of each kind at the fictional bank; the numbers are made up. */
export function demoAccounts(): DealAccount[] {
  const kinds: DealAccount["kind"][] = ["collection", "vat", "operating", "reserve", "proceeds", "suspense"];
  return kinds.map((kind, index) => ({
    kind,
    bank: "Sample Bank of North America",
    iban: `US00SAMPLE00000000000${index + 1}`,
    controlAgreement: kind === "operating" || kind === "vat" ? "none" : "signed",
  }));
}
