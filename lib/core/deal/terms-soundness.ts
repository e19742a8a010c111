import { assertWaterfallSound } from "../abs/waterfall/waterfall-soundness";
import { HeliographError } from "../errors/heliograph-error";
import { CURRENCY_SCALE } from "../money/currency";
import { assertCalendarOrdered } from "./calendar";
import { isIsinValid } from "./isin";
import { isLeiValid } from "./lei";
import type { AccountKind, DealParty, DealTerms, TrancheTerms } from "./terms";

/** Without these nobody could run the deal. */
const REQUIRED_ROLES: readonly DealParty["role"][] = ["issuer-spv", "servicer", "trustee"];
const REQUIRED_ACCOUNTS: readonly AccountKind[] = ["collection", "suspense"];

/**
 * Refuses terms that parse but cannot be issued: a schedule that does not redeem par, dates out of order, a wrong LEI
 * or ISIN, a missing party or account, ids given twice, an unsound waterfall.
 * @throws HeliographError TERMS_UNSOUND, CALENDAR_NOT_ORDERED or WATERFALL_UNSOUND
 */
export function assertTermsSound(terms: DealTerms): void {
  assertCalendarOrdered(terms.calendar);
  assertParties(terms.parties);
  assertAccounts(terms);
  assertNoneTwice(
    "a station of the pool",
    terms.pool.map((member) => member.stationId),
  );
  assertNoneTwice(
    "a tranche id",
    terms.tranches.map((tranche) => tranche.id),
  );
  assertNoneTwice(
    "a token symbol",
    terms.tranches.map((tranche) => tranche.symbol),
  );
  for (const tranche of terms.tranches) assertTranche(terms, tranche);
  assertWaterfallSound(terms);
}

function assertParties(parties: readonly DealParty[]): void {
  for (const role of REQUIRED_ROLES) {
    if (!parties.some((party) => party.role === role)) throw unsound("parties", `the deal has no ${role}`);
  }
  for (const { role, name, lei, from, to } of parties) {
    if (lei !== undefined && !isLeiValid(lei))
      throw unsound("parties", `the check digits of ${name}'s LEI ${lei} are wrong`);
    if (to !== undefined && to <= from) throw unsound("parties", `${name} ends as ${role} before it begins`);
  }
}

function assertAccounts({ accounts, waterfall }: DealTerms): void {
  const kinds = accounts.map((account) => account.kind);
  assertNoneTwice("an account", kinds);
  const holdsReserve = waterfall.some((step) => step.kind === "reserve");
  for (const kind of holdsReserve ? [...REQUIRED_ACCOUNTS, "reserve" as const] : REQUIRED_ACCOUNTS) {
    if (!kinds.includes(kind)) throw unsound("accounts", `the deal has no ${kind} account`);
  }
}

function assertTranche({ calendar, currency }: DealTerms, tranche: TrancheTerms): void {
  const { id, schedule } = tranche;
  const par = BigInt(tranche.originalParMinor);
  const minorPerToken = 10n ** BigInt(CURRENCY_SCALE[currency]);
  const scheduled = schedule.reduce((total, principal) => total + BigInt(principal), 0n);
  if (par === 0n) throw unsound(id, "its par is zero");
  if (par % minorPerToken !== 0n) throw unsound(id, "its par is not a whole number of tokens");
  if (BigInt(tranche.minimumTokens) > par / minorPerToken) throw unsound(id, "its minimum order is larger than itself");
  if (scheduled !== par) throw unsound(id, `its schedule redeems ${scheduled} of ${par} minor units`);
  if (tranche.couponSteps?.some(({ fromPeriod }, index, steps) => fromPeriod <= (steps[index - 1]?.fromPeriod ?? 0)))
    throw unsound(id, "the steps of its coupon do not ascend");
  if (schedule.length > calendar.periods.length) throw unsound(id, "its schedule is longer than the calendar");
  const lastIndex = schedule.findLastIndex((principal) => BigInt(principal) > 0n);
  if (calendar.periods[lastIndex]?.payment !== tranche.maturity)
    throw unsound(id, "its maturity is not the payment date of its last principal");
  if (Number(tranche.issuePrice) <= 0) throw unsound(id, "its issue price is not above zero");
  if (tranche.isin !== undefined && !isIsinValid(tranche.isin))
    throw unsound(id, `the check digit of its ISIN ${tranche.isin} is wrong`);
}

function assertNoneTwice(what: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw unsound(twice, `${what} is given twice`);
}

function unsound(part: string, reason: string): HeliographError {
  return new HeliographError({
    code: "TERMS_UNSOUND",
    message: `The terms cannot be issued (${part}): ${reason}.`,
    remedy: "Correct the request and structure the deal again.",
    data: { part, reason },
  });
}
