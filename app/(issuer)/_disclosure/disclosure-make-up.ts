import { DealDisclosure } from "@/lib/core/deal/disclosure";

type DocumentKind = DealDisclosure["documents"][number]["kind"];
type DocumentStatus = DealDisclosure["documents"][number]["status"];
type OpinionKind = DealDisclosure["opinions"][number]["kind"];
type Event = DealDisclosure["eventsOfDefault"][number]["event"];
type Cause = DealDisclosure["mandatoryPrepayments"][number]["cause"];
type Jurisdiction = DealDisclosure["jurisdictions"][number];

const { shape } = DealDisclosure;
export const DOCUMENT_KINDS: readonly DocumentKind[] = shape.documents.element.shape.kind.options;
export const DOCUMENT_STATUSES: readonly DocumentStatus[] = shape.documents.element.shape.status.options;
export const OPINION_KINDS: readonly OpinionKind[] = shape.opinions.element.options[0].shape.kind.options;

/** What a deal says about itself before anything is entered; each new part begins with empty texts, which cannot be saved. */
export const EMPTY_DISCLOSURE: DealDisclosure = {
  documents: [],
  opinions: [],
  eventsOfDefault: [],
  acceleration: "trustee",
  recourse: "limited",
  mandatoryPrepayments: [],
  jurisdictions: [],
  assetFilings: [],
  lockUps: [],
};

/** @param status null takes the document out */
export function withDocument(
  disclosure: DealDisclosure,
  kind: DocumentKind,
  status: DocumentStatus | null,
): DealDisclosure {
  const { documents } = disclosure;
  if (status === null) return { ...disclosure, documents: documents.filter((document) => document.kind !== kind) };
  const isThere = documents.some((document) => document.kind === kind);
  return {
    ...disclosure,
    documents: isThere
      ? documents.map((document) => (document.kind === kind ? { ...document, status } : document))
      : [...documents, { kind, status, governingLaw: "" }],
  };
}

/** @param status null takes the opinion out: it is neither given nor told to be missing */
export function withOpinion(
  disclosure: DealDisclosure,
  kind: OpinionKind,
  status: "entered" | "missing" | null,
): DealDisclosure {
  const others = disclosure.opinions.filter((opinion) => opinion.kind !== kind);
  if (status === null) return { ...disclosure, opinions: others };
  const opinion = status === "missing" ? { status, kind } : { status, kind, counsel: "", dated: "" };
  return { ...disclosure, opinions: [...others, opinion] };
}

export function withEventOfDefault(disclosure: DealDisclosure, event: Event, isThere: boolean): DealDisclosure {
  const others = disclosure.eventsOfDefault.filter((one) => one.event !== event);
  return { ...disclosure, eventsOfDefault: isThere ? [...others, { event, graceDays: 0 }] : others };
}

export function withPrepayment(disclosure: DealDisclosure, cause: Cause, isThere: boolean): DealDisclosure {
  const others = disclosure.mandatoryPrepayments.filter((one) => one.cause !== cause);
  return { ...disclosure, mandatoryPrepayments: isThere ? [...others, { cause, partBps: 10_000 }] : others };
}

/** Parts that are there whole or not at all. */
export const PARTS = ["classification", "keyInformation", "riskRetention", "green"] as const;
export type Part = (typeof PARTS)[number];

const NEW_PARTS: Required<Pick<DealDisclosure, Part>> = {
  classification: { euSecuritisation: false, basis: "operating", reasons: "" },
  keyInformation: { determination: "not-required", reasons: "" },
  riskRetention: { bps: 500, form: "first-loss", holder: "" },
  green: { useOfProceeds: "", evaluationAndSelection: "", managementOfProceeds: "", reporting: "" },
};

export function withPart(disclosure: DealDisclosure, part: Part, isThere: boolean): DealDisclosure {
  const { [part]: _, ...others } = disclosure;
  return isThere ? { ...others, [part]: NEW_PARTS[part] } : others;
}

/** @param only null leaves it to the deal's kind */
export function withProfessionalOnly(disclosure: DealDisclosure, only: boolean | null): DealDisclosure {
  const { professionalOnly: _, ...others } = disclosure;
  return only === null ? others : { ...others, professionalOnly: only };
}

/** The name EuGB, with what Regulation (EU) 2023/2631 asks for; only where the green framework is there. */
export function withEuGreenBond(disclosure: DealDisclosure, isThere: boolean): DealDisclosure {
  if (!disclosure.green) return disclosure;
  const { euGreenBond: _, ...green } = disclosure.green;
  return { ...disclosure, green: isThere ? { ...green, euGreenBond: { taxonomyAlignedBps: 8_500 } } : green };
}

/** @param by null takes the allocation out @param stationIds of the pool, alike in parts at first */
export function withAllocation(
  disclosure: DealDisclosure,
  by: "pool" | "stations" | null,
  stationIds: readonly string[],
): DealDisclosure {
  const { allocation, ...others } = disclosure;
  if (by === null) return others;
  if (by === allocation?.by) return disclosure;
  const earlier = allocation?.by === "stations" ? allocation.stations[0] : allocation;
  const of = { activity: earlier?.activity ?? "", criteria: earlier?.criteria ?? ("aligned" as const) };
  if (by === "pool") return { ...others, allocation: { by, ...of } };
  const part = Math.floor(10_000 / Math.max(1, stationIds.length));
  const stations = stationIds.map((stationId, index) => ({
    ...{ stationId, ...of },
    partBps: index === 0 ? 10_000 - part * (stationIds.length - 1) : part,
  }));
  return { ...others, allocation: { by, stations } };
}

/** Countries in which the notes may be offered and nothing has to be filed. */
export function freeCountries({ jurisdictions }: DealDisclosure): string[] {
  return jurisdictions.filter(isFree).map(({ country }) => country);
}

/** @param countries ISO 3166-1 alpha-2, open without a filing; the others stay as they are */
export function withFreeCountries(disclosure: DealDisclosure, countries: readonly string[]): DealDisclosure {
  const filed = disclosure.jurisdictions.filter((one) => !isFree(one) && !countries.includes(one.country));
  const free = [...new Set(countries)].map((country) => ({ country, open: true, filing: "not-required" as const }));
  return { ...disclosure, jurisdictions: [...free, ...filed] };
}

/** A country of which more is to be said than that it is open: closed and to be filed for, at first. */
export function withFiledCountry(disclosure: DealDisclosure, country: string): DealDisclosure {
  const others = disclosure.jurisdictions.filter((one) => one.country !== country);
  return { ...disclosure, jurisdictions: [...others, { country, open: false, filing: "pending" }] };
}

export function withoutCountry(disclosure: DealDisclosure, country: string): DealDisclosure {
  return { ...disclosure, jurisdictions: disclosure.jurisdictions.filter((one) => one.country !== country) };
}

export function isFree({ open, filing }: Jurisdiction): boolean {
  return open && filing === "not-required";
}

export function withAssetFiling(disclosure: DealDisclosure, country: string): DealDisclosure {
  const others = disclosure.assetFilings.filter((one) => one.country !== country);
  return { ...disclosure, assetFilings: [...others, { country }] };
}

export function withoutAssetFiling(disclosure: DealDisclosure, country: string): DealDisclosure {
  return { ...disclosure, assetFilings: disclosure.assetFilings.filter((one) => one.country !== country) };
}

export function withLockUp(disclosure: DealDisclosure): DealDisclosure {
  return { ...disclosure, lockUps: [...disclosure.lockUps, { holder: "", until: "" }] };
}

export function withoutLockUp(disclosure: DealDisclosure, index: number): DealDisclosure {
  return { ...disclosure, lockUps: disclosure.lockUps.toSpliced(index, 1) };
}
