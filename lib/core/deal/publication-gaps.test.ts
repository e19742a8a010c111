import { simpleDeal } from "../abs/waterfall/simple-deal.fixture";
import { allocationTable } from "./allocation-table";
import { DealDisclosure } from "./disclosure";
import { withPrepaymentSteps } from "./prepayment-steps";
import { demoDisclosure } from "./presets/demo-disclosure";
import { assertPublishable, publicationGaps } from "./publication-gaps";
import type { DealTerms } from "./terms";

const station = (digit: string) => `stn_${digit.repeat(26)}`;
const member = (digit: string, shareBps: number) => ({
  stationId: station(digit),
  stationName: digit,
  simulationId: `sim_${digit.repeat(26)}`,
  simulationHash: "a".repeat(64),
  shareBps,
});
const { terms: plain } = simpleDeal();
const disclosure = demoDisclosure("abs", "2026-11-02");
const complete: DealTerms = {
  ...plain,
  pool: [member("1", 10_000), member("2", 5000)],
  waterfall: withPrepaymentSteps(
    plain.waterfall,
    disclosure,
    plain.tranches.map(({ id }) => id),
  ),
  enforcementWaterfall: plain.waterfall,
  disclosure,
};
const changed = (change: Partial<DealDisclosure>): DealTerms => ({
  ...complete,
  disclosure: { ...disclosure, ...change },
});
const WALLET = `0x${"A".repeat(40)}`;
const items = (terms: DealTerms) => publicationGaps(terms).map(({ item }) => item);

test("the demonstration's disclosure is complete; a deal without one is not", () => {
  expect(DealDisclosure.parse(disclosure)).toEqual(disclosure);
  expect(publicationGaps(complete)).toEqual([]);
  const { disclosure: _none, ...bare } = complete;
  expect(items(bare)).toEqual(["disclosure"]);
});

test.each<[string, Partial<DealDisclosure>, string[]]>([
  [
    "documents that are missing or drafts",
    { documents: [] },
    ["true-sale", "account-pledge", "trust-deed", "servicing-agreement"].map((name) => `documents.${name}`),
  ],
  [
    "opinions that are missing",
    { opinions: [{ kind: "tax", status: "missing" }] },
    ["true-sale", "enforceability", "tax"].map((name) => `opinions.${name}`),
  ],
  ["no event of default", { eventsOfDefault: [] }, ["eventsOfDefault"]],
  ["full recourse", { recourse: "full" }, ["recourse"]],
  ["no classification", { classification: undefined }, ["classification"]],
  ["retail without key information", { professionalOnly: false }, ["keyInformation"]],
  ["a KID that is not attached", { keyInformation: { determination: "kid", reasons: "retail" } }, ["keyInformation"]],
  ["too little retention", { riskRetention: { bps: 499, form: "vertical", holder: "X" } }, ["riskRetention"]],
  ["no denomination", { smallestDenomination: undefined }, ["smallestDenomination"]],
  ["no allocation", { allocation: undefined }, ["allocation"]],
  ["a closed world", { jurisdictions: [{ country: "US", open: false, filing: "not-required" }] }, ["jurisdictions"]],
  [
    "mainland China before its filing",
    { jurisdictions: [{ country: "CN", open: true, filing: "not-required" }] },
    ["jurisdictions.CN"],
  ],
  [
    "a filing without its reference",
    { jurisdictions: [{ country: "FR", open: true, filing: "filed" }] },
    ["jurisdictions.FR"],
  ],
  ["a mainland-China asset", { assetFilings: [{ country: "CN" }] }, ["assetFilings.CN"]],
  [
    "a lock-up that ends before the notes exist",
    { lockUps: [{ holder: "Originator", until: "2000-01-01", wallet: WALLET }] },
    ["lockUps.Originator"],
  ],
  [
    "a lock-up without a wallet, or with one that is locked up already",
    {
      lockUps: [
        { holder: "Sponsor", until: "2199-01-01" },
        { holder: "Originator", until: "2199-01-01", wallet: WALLET },
        { holder: "Affiliate", until: "2199-01-01", wallet: WALLET.toLowerCase() },
      ],
    },
    ["lockUps.Sponsor", "lockUps.Affiliate"],
  ],
])("%s is named", (_, change, expected) => {
  expect(items(changed(change))).toEqual(expected);
});

test("a pool that breaks its own rules is not published, and each breach is named", () => {
  const facts = (digit: string, country: string) => ({
    ...{ stationId: station(digit), valueMinor: "100", country, region: "NC", offtaker: "Host A", manufacturer: "M" },
    ...{ inOperationSince: "2024-01-01", verifiedBps: 9900, contractedBps: 5000, remainingLifeMonths: 240 },
  });
  const rules = { eligibility: { countries: ["US"] }, concentration: [{ by: "offtaker" as const, mostBps: 6000 }] };
  const stations = [facts("1", "US"), facts("2", "FR")];
  expect(items(changed({ poolRules: { rules, stations } }))).toEqual([
    "poolRules.eligibility",
    "poolRules.concentration.offtaker",
  ]);
  expect(items(changed({ poolRules: { rules, stations: stations.slice(0, 1) } }))).toEqual([
    "poolRules",
    "poolRules.concentration.offtaker",
  ]);
  const kept = { eligibility: {}, concentration: [] };
  expect(items(changed({ poolRules: { rules: kept, stations } }))).toEqual([]);
});

test("with its references the mainland-China asset opens", () => {
  const filed = { country: "CN", open: true, filing: "filed" as const, reference: "CSRC-1" };
  expect(items(changed({ jurisdictions: [filed], assetFilings: [{ country: "CN", reference: "CSRC-2" }] }))).toEqual(
    [],
  );
});

test("an EuGB's pocket is 15 % at most and only where no criteria apply", () => {
  const green = {
    ...(disclosure.green ?? {
      useOfProceeds: "x",
      evaluationAndSelection: "x",
      managementOfProceeds: "x",
      reporting: "x",
    }),
    euGreenBond: {
      factsheetSha256: "b".repeat(64),
      reviewer: "R",
      environmentalObjective: "climate change mitigation",
      taxonomyAlignedBps: 8500,
    },
  };
  const row = (digit: string, partBps: number, criteria: "aligned" | "not-aligned" | "none-apply") => ({
    ...{ stationId: station(digit), partBps, criteria, activity: "solar" },
  });
  const gaps = (first: Parameters<typeof row>, second: Parameters<typeof row>) =>
    publicationGaps(changed({ green, allocation: { by: "stations", stations: [row(...first), row(...second)] } }));
  expect(gaps(["1", 8500, "aligned"], ["2", 1500, "none-apply"])).toEqual([]);
  expect(gaps(["1", 8400, "aligned"], ["2", 1600, "none-apply"])[0]?.reason).toMatch(/1600 of at most 1500/);
  expect(gaps(["1", 9000, "aligned"], ["2", 1000, "not-aligned"])[0]?.reason).toMatch(/not aligned/);
  expect(gaps(["1", 8500, "aligned"], ["3", 1500, "aligned"])[0]?.reason).toMatch(/not in the pool/);
});

test("publication is refused with every gap, and the allocation adds up to the proceeds", () => {
  expect(() => assertPublishable(changed({ documents: [], recourse: "full" }))).toThrow(
    expect.objectContaining({ code: "DEAL_NOT_PUBLISHABLE", data: expect.objectContaining({ count: 5 }) }),
  );
  const rows = allocationTable(complete);
  expect(rows.map(({ amountMinor }) => amountMinor)).toEqual([40_000_000n, 20_000_000n]);
});
