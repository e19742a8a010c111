import type { LocalDate } from "../../time/local-date";
import type { DealDisclosure } from "../disclosure";

/** Where the demonstration's notes are open; none of these countries' filings is real. */
const OPEN_COUNTRIES = "AT AU BE CA CH CZ DE DK ES FI FR GB HK IE IT LU NL NO NZ PL PT SE SG US".split(" ");

/** What the demonstration's deals disclose: fictional papers of fictional parties, complete enough to be published. */
export function demoDisclosure(kind: "abs" | "green-bond", closing: LocalDate): DealDisclosure {
  const document = (name: DealDisclosure["documents"][number]["kind"]) => ({
    ...{ kind: name, status: "signed" as const, governingLaw: "New York (demonstration)", dated: closing },
  });
  const opinion = (name: DealDisclosure["opinions"][number]["kind"]) => ({
    ...{ kind: name, status: "entered" as const, counsel: "Imaginary Counsel LLP", dated: closing },
  });
  const isAbs = kind === "abs";
  return {
    documents: [
      ...(isAbs ? [document("true-sale")] : []),
      ...[document("trust-deed"), document("account-pledge"), document("servicing-agreement")],
    ],
    opinions: [...(isAbs ? [opinion("true-sale")] : []), opinion("enforceability"), opinion("tax")],
    eventsOfDefault: [
      { event: "senior-interest-unpaid", graceDays: 5 },
      { event: "principal-unpaid-at-maturity", graceDays: 10 },
      { event: "insolvency", graceDays: 0 },
    ],
    acceleration: "trustee",
    recourse: "limited",
    mandatoryPrepayments: [{ cause: "insurance-proceeds", partBps: 10_000 }],
    classification: {
      euSecuritisation: false,
      basis: "operating",
      reasons:
        "The notes stand on the operating cash of stations, not on exposures with credit risk tranched by contract.",
    },
    keyInformation: {
      determination: "not-required",
      reasons: isAbs
        ? "Offered to professional and institutional investors only."
        : "A plain fixed-rate bond is no packaged product.",
    },
    riskRetention: { bps: 500, form: "first-loss", holder: "Example Sunfield Stations Inc." },
    smallestDenomination: 1,
    green: {
      useOfProceeds: "Solar, storage and charging stations of the pool.",
      evaluationAndSelection: "Stations with signed metering and a finished simulation.",
      managementOfProceeds: "Held in the proceeds account until paid to the seller of the stations.",
      reporting: "Monthly statements of verified energy and cash.",
      externalReview: "Example Green Review GmbH",
    },
    allocation: {
      by: "pool",
      activity: "Electricity from solar photovoltaics, storage and charging",
      criteria: "aligned",
    },
    jurisdictions: OPEN_COUNTRIES.map((country) => ({ country, open: true, filing: "not-required" })),
    assetFilings: [{ country: "US" }],
    lockUps: [],
  };
}
