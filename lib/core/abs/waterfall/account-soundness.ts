import { canonicalJson, type Json } from "../../evidence/canonical-json";
import { accountOf } from "../engine/compile-plan";
import { HOLDING_ACCOUNTS } from "./step-parts";
import { conditionsOf, principalOf } from "./step-references";
import { assertCollateralKnown } from "./trigger-soundness";
import type { WaterfallStep } from "./waterfall-step";
import type { WaterfallTerms } from "./waterfall-terms";
import { unsound } from "./waterfall-unsound";

/**
 * Accounts exist, what goes in comes out again, and not in the same run; reserves have one target each.
 * @throws HeliographError WATERFALL_UNSOUND
 */
export function assertAccountsSound(terms: WaterfallTerms, waterfall: readonly WaterfallStep[]): void {
  assertCollateralKnown(terms, waterfall);
  for (const step of waterfall) {
    const account = accountOf(step);
    if (account !== undefined) assertAccountKnown(terms, step, account);
  }
  for (const account of HOLDING_ACCOUNTS) assertAccountSound(terms, waterfall, account);
}

function assertAccountKnown({ accounts }: WaterfallTerms, step: WaterfallStep, account: string): void {
  const isHolding = (HOLDING_ACCOUNTS as readonly string[]).includes(account);
  if (!isHolding) throw unsound(step.id, `it refers to the account ${account}, which holds no cash of a waterfall`);
  if (step.kind === "cash-trap" && account === "reserve")
    throw unsound(step.id, "a trap keeps its cash apart from the reserve, whose target would release it");
  if (accounts && accounts.length > 0 && !accounts.some(({ kind }) => kind === account))
    throw unsound(step.id, `it refers to the account ${account}, which the deal does not have`);
}

function assertAccountSound(
  { initialReserveMinor, initialCashMinor }: WaterfallTerms,
  waterfall: readonly WaterfallStep[],
  account: (typeof HOLDING_ACCOUNTS)[number],
): void {
  const steps = waterfall.filter((step) => accountOf(step) === account);
  const initial = account === "reserve" ? initialReserveMinor : (initialCashMinor?.[account] ?? "0");
  const exits = steps.filter(releases);
  const entries = steps.filter(fills);
  if (exits.length === 0) {
    if (BigInt(initial) > 0n)
      throw unsound(
        "",
        `the initial ${account} has no exit: no step ${account === "reserve" ? "holds a reserve" : "releases it"}`,
      );
    const [entry] = entries;
    if (entry) throw unsound(entry.id, `money has no exit: nothing releases what it puts into ${account}`);
    return;
  }
  const reserves = steps.filter((step) => step.kind === "reserve");
  const [first, ...others] = reserves;
  const different = others.find((step) => targetOf(step) !== (first ? targetOf(first) : ""));
  if (different)
    throw unsound(different.id, `its target differs from that of ${first?.id}, which moves the same account`);
  for (const step of steps) {
    if (step.kind === "account-release") assertNoCircle(waterfall, step, entries);
    else if (step.kind === "reserve" && step.mode !== "fill") assertReleaseReachesPrincipal(waterfall, step);
  }
}

function fills(step: WaterfallStep): boolean {
  return step.kind === "cash-trap" || (step.kind === "reserve" && step.mode !== "release");
}

function releases(step: WaterfallStep): boolean {
  return step.kind === "account-release" || (step.kind === "reserve" && step.mode !== "fill");
}

function targetOf(step: Extract<WaterfallStep, { kind: "reserve" }>): string {
  const { targetMinor, target, supports, holdsToEnd = false } = step;
  return canonicalJson({ target: target ?? { by: "fixed", minor: targetMinor ?? "0" }, supports, holdsToEnd } as Json);
}

/** What has been put into an account does not come back further down in the same run, to be put in again. */
function assertNoCircle(
  waterfall: readonly WaterfallStep[],
  step: WaterfallStep,
  entries: readonly WaterfallStep[],
): void {
  const place = waterfall.indexOf(step);
  const entry = entries.find((candidate) => waterfall.indexOf(candidate) < place);
  if (entry) throw unsound(step.id, `money goes in a circle: ${entry.id} puts it into the account above`);
}

/** What a reserve frees at the end redeems the tranches that it supports: it is released before their principal. */
function assertReleaseReachesPrincipal(
  waterfall: readonly WaterfallStep[],
  reserve: Extract<WaterfallStep, { kind: "reserve" }>,
): void {
  const place = waterfall.indexOf(reserve);
  const early = waterfall
    .slice(0, place)
    .find((step) => principalOf(step).some((id) => reserve.supports.includes(id)) && conditionsOf(step).length === 0);
  if (early)
    throw unsound(reserve.id, `what it releases at the end would miss the principal paid before it, at ${early.id}`);
}
