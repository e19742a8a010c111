import type { PrincipalAmount, ReserveTarget } from "./step-parts";
import { conditionsOf } from "./step-references";
import type { WaterfallStep } from "./waterfall-step";

/** How a sentence names tranches and writes amounts. */
export type SentenceNames = {
  readonly tranche: (trancheId: string) => string;
  readonly amount: (minor: string) => string;
};

/** A step in one English sentence, with its conditions: for the term sheet and wherever a waterfall is read. */
export function stepSentence(step: WaterfallStep, names: SentenceNames): string {
  const conditions = conditionsOf(step).map(
    ({ trigger, breached }) => `${trigger} is ${breached ? "" : "not "}breached`,
  );
  const only = conditions.length === 0 ? "" : `, only while ${conditions.join(" and ")}`;
  return `${sentence(step, names)}${only}`;
}

function sentence(step: WaterfallStep, { tranche, amount }: SentenceNames): string {
  const list = (ids: readonly string[], glue = ", ") => ids.map(tranche).join(glue);
  switch (step.kind) {
    case "operating-costs":
      return `Operating costs and taxes, each against its invoice, through ${step.payee}${cap(step.annualCapMinor, amount)}`;
    case "fee":
      return `Fee of ${amount(step.annualMinor)} a year to ${step.payee}${feeEnd(step, amount)}`;
    case "balance-fee":
      return `Fee of ${percent(step.rate)} a year of ${step.tranches ? list(step.tranches) : "the collateral"} to ${step.payee}${feeEnd(step, amount)}`;
    case "collections-fee":
      return `Fee of ${percent(step.rate)} of the period's cash to ${step.payee}${feeEnd(step, amount)}`;
    case "arrears":
      return `What ${step.of} has left unpaid, to ${step.payee}`;
    case "interest":
      return `Interest on ${tranche(step.tranche)}; unpaid is carried ${step.onUnpaid ? "with" : "without"} interest`;
    case "pari-passu-interest":
      return `Interest on ${list(step.tranches)}, ranking alike; unpaid is carried ${step.onUnpaid ? "with" : "without"} interest`;
    case "reserve": {
      const way = step.mode === "release" ? "Release of the reserve above" : "Reserve up to";
      const account = step.account === undefined || step.account === "reserve" ? "" : ` in ${step.account}`;
      const target = step.target ?? { by: "fixed" as const, minor: step.targetMinor ?? "0" };
      return `${way} ${targetText(target, list, amount)}${account}, for the interest of ${list(step.supports)}`;
    }
    case "account-release":
      return `What ${step.account} holds becomes cash again`;
    case "suspense":
      return `Suspended cash that the trustee releases may pay ${step.pays.join(", ")}`;
    case "dscr-test":
      return `Test: DSCR of ${list(step.tranches)} at least ${step.minimum}${windowText(step.window)}${testEnd(step)}`;
    case "ic-test":
      return `Test: interest cover of ${list(step.tranches)} at least ${step.minimum}${testEnd(step)}`;
    case "oc-test":
      return `Test: collateral over ${list(step.tranches)} at least ${step.minimum}${testEnd(step)}`;
    case "shortfall-test":
      return `Test: cash since closing over cash expected at least ${step.minimum}${testEnd(step)}`;
    case "availability-test":
      return `Test: availability of the pool over ${step.months} months at least ${percent(step.minimum)}${testEnd(step)}`;
    case "step-up":
      return `Step-up of ${percent(step.rate)} a year on ${tranche(step.tranche)} while ${step.trigger} is breached; unpaid is carried`;
    case "event-trigger":
      return `Trigger: ${step.events.join(" or ")}${step.curable ? ", curable" : ""}`;
    case "scheduled-principal":
      return `Scheduled principal of ${tranche(step.tranche)}`;
    case "sequential-principal":
      return `All that is left redeems ${list(step.tranches, ", then ")}`;
    case "principal":
      return `${principalText(step.amount)} redeems ${step.order === "pro-rata" ? `${list(step.tranches)} pro rata` : list(step.tranches, ", then ")}`;
    case "clean-up-call":
      return `Clean-up: once at most ${percent(step.threshold)} is left, all of ${list(step.tranches)} if cash suffices`;
    case "cash-trap":
      return `All that is left stays in ${step.account}`;
    case "residual":
      return `What is left to ${step.payee}`;
    default:
      return step satisfies never;
  }
}

function cap(annualCapMinor: string | undefined, amount: SentenceNames["amount"]): string {
  return annualCapMinor === undefined ? "" : `, at most ${amount(annualCapMinor)} a year`;
}

function feeEnd(
  step: Extract<WaterfallStep, { kind: "fee" | "balance-fee" | "collections-fee" }>,
  amount: SentenceNames["amount"],
): string {
  return `${cap(step.annualCapMinor, amount)}; unpaid ${step.unpaid === "lapses" ? "lapses" : "is carried"}`;
}

function testEnd({
  curable,
  cureAfter = 1,
}: {
  readonly curable: boolean;
  readonly cureAfter?: number | undefined;
}): string {
  if (!curable) return "";
  return cureAfter === 1 ? ", curable" : `, curable when met ${cureAfter} times in a row`;
}

function windowText(window: Extract<WaterfallStep, { kind: "dscr-test" }>["window"]): string {
  return window ? ` over the ${window.of === "historic" ? "last" : "next"} ${window.periods} payment dates` : "";
}

function targetText(
  target: ReserveTarget,
  list: (ids: readonly string[]) => string,
  amount: SentenceNames["amount"],
): string {
  switch (target.by) {
    case "fixed":
      return amount(target.minor);
    case "balance":
      return `${percent(target.rate)} of ${list(target.tranches)}`;
    case "interest-months":
      return `${target.months} months of interest of ${list(target.tranches)}`;
    default:
      return target satisfies never;
  }
}

function principalText(amount: PrincipalAmount): string {
  switch (amount.by) {
    case "all":
      return "All that is left";
    case "collateral":
      return `What exceeds ${percent(amount.rate)} of the collateral`;
    case "target-balance":
      return "What exceeds the target balance";
    case "cash":
      return `${percent(amount.rate)} of what is left`;
    default:
      return amount satisfies never;
  }
}

/** A rate as a percentage, exactly: the point moves two places. */
function percent(rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const digits = fraction.padEnd(2, "0");
  const rest = digits.slice(2).replace(/0+$/, "");
  const before = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, "");
  return `${before}${rest === "" ? "" : `.${rest}`} %`;
}
