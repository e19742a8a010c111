import { checkPool } from "../abs/pool/pool-rules";
import { HeliographError } from "../errors/heliograph-error";
import { allocations } from "./allocation-table";
import { type DealDisclosure, isProfessionalOnly } from "./disclosure";
import { EXCESS_CASH_STEP, excessCashBps, hasProceedsRule, rateOf } from "./prepayment-steps";
import type { DealTerms } from "./terms";

/** Something that publication waits for: where it belongs, and what is missing. */
export type PublicationGap = { readonly item: string; readonly reason: string };

/** Regulation (EU) 2017/2402, Article 6(1). */
const RETENTION_BPS_MIN = 500;
/** Regulation (EU) 2023/2631, Article 5: proceeds that need not meet criteria, and only where none apply. */
const POCKET_BPS_MAX = 1500;

const ABS_DOCUMENTS = ["true-sale", "account-pledge", "trust-deed", "servicing-agreement"] as const;
const BOND_DOCUMENTS = ["trust-deed", "account-pledge"] as const;
const ABS_OPINIONS = ["true-sale", "enforceability", "tax"] as const;
const BOND_OPINIONS = ["enforceability"] as const;

/** Everything that a deal still lacks to be published, in the order in which a term sheet tells it; empty when it may be. */
export function publicationGaps(terms: DealTerms): PublicationGap[] {
  const { disclosure } = terms;
  if (!disclosure) return [gap("disclosure", "documents, opinions, classification and jurisdictions are not entered")];
  return [
    ...documentGaps(terms, disclosure),
    ...defaultGaps(terms, disclosure),
    ...prepaymentGaps(terms, disclosure),
    ...classificationGaps(terms, disclosure),
    ...greenGaps(terms, disclosure),
    ...allocationGaps(terms),
    ...poolGaps(terms),
    ...jurisdictionGaps(disclosure),
    ...lockUpGaps(terms, disclosure),
  ];
}

/** @throws HeliographError DEAL_NOT_PUBLISHABLE that names every gap */
export function assertPublishable(terms: DealTerms): void {
  const gaps = publicationGaps(terms);
  if (gaps.length === 0) return;
  const list = gaps.map(({ item, reason }) => `${item}: ${reason}`).join("; ");
  throw new HeliographError({
    code: "DEAL_NOT_PUBLISHABLE",
    kind: "conflict",
    message: `The deal cannot be published yet. ${list}.`,
    remedy: "Enter what is missing in the deal's disclosure, structure it again, then publish.",
    data: { dealId: terms.dealId, missing: list, count: gaps.length },
  });
}

function documentGaps({ kind }: DealTerms, { documents, opinions }: DealDisclosure): PublicationGap[] {
  const needed: readonly string[] = kind === "abs" ? ABS_DOCUMENTS : BOND_DOCUMENTS;
  const asked: readonly string[] = kind === "abs" ? ABS_OPINIONS : BOND_OPINIONS;
  return [
    ...needed.flatMap((name) => {
      const document = documents.find((candidate) => candidate.kind === name);
      if (!document) return [gap(`documents.${name}`, "it is not entered")];
      return document.status === "draft" ? [gap(`documents.${name}`, "it is a draft, not signed")] : [];
    }),
    ...asked.flatMap((name) =>
      opinions.some((opinion) => opinion.kind === name && opinion.status === "entered")
        ? []
        : [gap(`opinions.${name}`, "no counsel's opinion is entered")],
    ),
  ];
}

function defaultGaps({ kind, enforcementWaterfall }: DealTerms, disclosure: DealDisclosure): PublicationGap[] {
  const { eventsOfDefault, recourse } = disclosure;
  return [
    ...(eventsOfDefault.some(({ event }) => event === "senior-interest-unpaid")
      ? []
      : [gap("eventsOfDefault", "unpaid senior interest is no event of default")]),
    ...(kind === "abs" && recourse === "full" ? [gap("recourse", "recourse of an ABS is limited to its pool")] : []),
    ...(!enforcementWaterfall
      ? [gap("enforcementWaterfall", "there is no priority for the time after enforcement")]
      : []),
  ];
}

/** What the terms say of mandatory prepayment is what the waterfall does. */
function prepaymentGaps({ waterfall }: DealTerms, disclosure: DealDisclosure): PublicationGap[] {
  const causes = disclosure.mandatoryPrepayments.map(({ cause }) => cause);
  const twice = causes.find((cause, index) => causes.indexOf(cause) !== index);
  const item = "mandatoryPrepayments";
  const gaps = twice === undefined ? [] : [gap(item, `${twice} is given twice`)];
  if (hasProceedsRule(disclosure) && !waterfall.some(({ kind }) => kind === "mandatory-prepayment"))
    gaps.push(gap(item, "the waterfall has no step that pays proceeds set aside to the notes"));
  const excess = excessCashBps(disclosure);
  const sweep = waterfall.find(({ id }) => id === EXCESS_CASH_STEP);
  const swept = sweep?.kind === "principal" && sweep.amount.by === "cash" ? sweep.amount.rate : "0";
  if (Number(swept) !== Number(rateOf(excess)))
    gaps.push(gap(item, `excess cash is ${rateOf(excess)} in the terms and ${swept} in the waterfall`));
  return gaps;
}

function classificationGaps({ kind }: DealTerms, disclosure: DealDisclosure): PublicationGap[] {
  const { classification, keyInformation, riskRetention, smallestDenomination } = disclosure;
  const gaps: PublicationGap[] = [];
  if (!classification) gaps.push(gap("classification", "EU securitisation or not, and its basis, are not recorded"));
  if (!keyInformation) gaps.push(gap("keyInformation", "whether a KID or KIIS is required is not recorded"));
  const isRetail = !isProfessionalOnly(kind, disclosure);
  if (isRetail && keyInformation?.determination === "not-required" && kind === "abs")
    gaps.push(gap("keyInformation", "retail investors are admitted to an ABS without key information"));
  if (keyInformation && keyInformation.determination !== "not-required" && keyInformation.sha256 === undefined)
    gaps.push(gap("keyInformation", `the ${keyInformation.determination.toUpperCase()} is required but not attached`));
  if (kind === "abs" || classification?.euSecuritisation) {
    if (!riskRetention) gaps.push(gap("riskRetention", "its size, form and holder are not recorded"));
    else if (riskRetention.bps < RETENTION_BPS_MIN)
      gaps.push(gap("riskRetention", `${riskRetention.bps} basis points are below ${RETENTION_BPS_MIN}`));
  }
  if (smallestDenomination === undefined) gaps.push(gap("smallestDenomination", "it is not stated"));
  return gaps;
}

function greenGaps({ kind }: DealTerms, { green }: DealDisclosure): PublicationGap[] {
  if (!green) {
    return kind === "green-bond"
      ? [gap("green", "the four components of the Green Bond Principles are not entered")]
      : [];
  }
  const { externalReview, euGreenBond } = green;
  const gaps: PublicationGap[] = [];
  if (externalReview === undefined) gaps.push(gap("green.externalReview", "no external review is named"));
  if (euGreenBond) {
    if (euGreenBond.factsheetSha256 === undefined) gaps.push(gap("green.euGreenBond", "the factsheet is not attached"));
    if (euGreenBond.reviewer === undefined) gaps.push(gap("green.euGreenBond", "no registered reviewer is named"));
    if (euGreenBond.environmentalObjective === undefined)
      gaps.push(gap("green.euGreenBond", "its environmental objective is not stated"));
  }
  return gaps;
}

function allocationGaps(terms: DealTerms): PublicationGap[] {
  const rows = allocations(terms);
  if (rows.length === 0) return [gap("allocation", "the use of proceeds against stations is not entered")];
  const gaps: PublicationGap[] = [];
  const pool = new Set(terms.pool.map(({ stationId }) => stationId));
  const stranger = rows.find(({ stationId }) => !pool.has(stationId));
  if (stranger) gaps.push(gap("allocation", `${stranger.stationId} is not in the pool`));
  if (new Set(rows.map(({ stationId }) => stationId)).size !== rows.length)
    gaps.push(gap("allocation", "a station is given twice"));
  const isStated = terms.disclosure?.allocation?.by === "stations";
  const total = rows.reduce((sum, { partBps }) => sum + partBps, 0);
  if (isStated && total !== 10_000) gaps.push(gap("allocation", `its parts add up to ${total} of 10000 basis points`));
  if (terms.disclosure?.green?.euGreenBond) gaps.push(...pocketGaps(rows, total));
  return gaps;
}

/** An EuGB's proceeds are aligned, but for a pocket of 15 % where no criteria apply. */
function pocketGaps(rows: ReturnType<typeof allocations>, total: number): PublicationGap[] {
  const partOf = (criteria: string) =>
    rows.reduce((sum, row) => sum + (row.criteria === criteria ? row.partBps : 0), 0);
  const gaps: PublicationGap[] = [];
  if (partOf("not-aligned") > 0)
    gaps.push(gap("allocation", "criteria apply to a station and it is not aligned: the pocket is not for it"));
  const pocketBps = Math.round((partOf("none-apply") * 10_000) / total);
  if (pocketBps > POCKET_BPS_MAX)
    gaps.push(
      gap("allocation", `the pocket without criteria holds ${pocketBps} of at most ${POCKET_BPS_MAX} basis points`),
    );
  return gaps;
}

/** Rules that the pool has to keep, once it has some. */
function poolGaps({ pool, disclosure }: DealTerms): PublicationGap[] {
  const ruled = disclosure?.poolRules;
  if (!ruled) return [];
  const told = new Set(ruled.stations.map(({ stationId }) => stationId));
  const silent = pool.filter(({ stationId }) => !told.has(stationId));
  return [
    ...silent.map(({ stationName }) => gap("poolRules", `nothing is stated of ${stationName}`)),
    ...checkPool(ruled.rules, ruled.stations).map((finding) =>
      finding.rule === "eligibility"
        ? gap("poolRules.eligibility", `${finding.stationId} does not keep ${finding.criterion}`)
        : gap(
            `poolRules.concentration.${finding.by}`,
            `${finding.value} is ${finding.partBps} of at most ${finding.mostBps} basis points of the pool`,
          ),
    ),
  ];
}

function jurisdictionGaps({ jurisdictions, assetFilings }: DealDisclosure): PublicationGap[] {
  const open = jurisdictions.filter(({ open: isOpen }) => isOpen);
  return [
    ...(open.length === 0 ? [gap("jurisdictions", "none is open")] : []),
    ...open.flatMap(({ country, filing, reference }) => {
      const needsReference = country === "CN" || filing === "filed";
      if (filing === "pending" || (country === "CN" && filing !== "filed"))
        return [gap(`jurisdictions.${country}`, "it is open before its filing")];
      return needsReference && reference === undefined
        ? [gap(`jurisdictions.${country}`, "its filing has no reference")]
        : [];
    }),
    ...assetFilings
      .filter(({ country, reference }) => country === "CN" && reference === undefined)
      .map(() => gap("assetFilings.CN", "a mainland-China asset is closed until its filing reference is entered")),
  ];
}

/** A lock-up outlasts the closing and names the wallet on which the tokens hold it. */
function lockUpGaps({ calendar }: DealTerms, { lockUps }: DealDisclosure): PublicationGap[] {
  const wallets = lockUps.map(({ wallet }) => wallet?.toLowerCase());
  return lockUps.flatMap(({ holder, until, wallet }, index) => {
    const item = `lockUps.${holder}`;
    if (until <= calendar.closing) return [gap(item, `it ends on ${until}, before the notes exist`)];
    if (wallet === undefined) return [gap(item, "it names no wallet, so that nothing would hold the notes")];
    return wallets.indexOf(wallet.toLowerCase()) < index ? [gap(item, "its wallet is locked up twice")] : [];
  });
}

function gap(item: string, reason: string): PublicationGap {
  return { item, reason };
}
