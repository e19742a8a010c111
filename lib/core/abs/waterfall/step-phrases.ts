import type { PrincipalAmount, ReserveTarget } from "./step-parts";
import { conditionsOf } from "./step-references";
import type { WaterfallStep } from "./waterfall-step";

/** A value of a step: where it stands in it (RFC 6901), and how it is written. */
export type StepValue = { readonly at: string; readonly as: "text" | "money" | "percent" | "tranche" };

/** Words, or a value that they speak of. */
export type StepPhrase = string | StepValue;

const text = (at: string): StepValue => ({ at, as: "text" });
const money = (at: string): StepValue => ({ at, as: "money" });
const percent = (at: string): StepValue => ({ at, as: "percent" });
const tranche = (at: string): StepValue => ({ at, as: "tranche" });
const payee = text("/payee");
const atLeast = [" at least ", text("/minimum")];

/** A step in one English sentence with its conditions, whose every number and name is a reference into the step. */
export function stepPhrases(step: WaterfallStep): readonly StepPhrase[] {
  const stated = ("when" in step && step.when?.length) || 0;
  const conditions = conditionsOf(step).flatMap(({ breached }, index): StepPhrase[] => [
    index === 0 ? ", only while " : " and ",
    text(index < stated ? `/when/${index}/trigger` : "/whenBreached"),
    ` is ${breached ? "" : "not "}breached`,
  ]);
  return [...sentence(step), ...conditions];
}

function sentence(step: WaterfallStep): readonly StepPhrase[] {
  switch (step.kind) {
    case "operating-costs":
      return ["Operating costs and taxes, each against its invoice, through ", payee, ...cap(step)];
    case "fee":
      return ["Fee of ", money("/annualMinor"), " a year to ", payee, ...feeEnd(step)];
    case "balance-fee": {
      const of = step.tranches ? tranches(step.tranches) : ["the collateral"];
      return ["Fee of ", percent("/rate"), " a year of ", ...of, " to ", payee, ...feeEnd(step)];
    }
    case "collections-fee":
      return ["Fee of ", percent("/rate"), " of the period's cash to ", payee, ...feeEnd(step)];
    case "arrears":
      return ["What ", text("/of"), " has left unpaid, to ", payee];
    case "interest":
      return ["Interest on ", tranche("/tranche"), unpaidInterest(step)];
    case "pari-passu-interest":
      return ["Interest on ", ...tranches(step.tranches), `, ranking alike${unpaidInterest(step)}`];
    case "reserve":
      return reserve(step);
    case "account-release":
      return ["What ", text("/account"), " holds becomes cash again"];
    case "suspense":
      return ["Suspended cash that the trustee releases may pay ", ...list(step.pays, (at) => text(`/pays/${at}`))];
    case "dscr-test":
      return ["Test: DSCR of ", ...tranches(step.tranches), ...atLeast, ...windowOf(step), ...testEnd(step)];
    case "ic-test":
      return ["Test: interest cover of ", ...tranches(step.tranches), ...atLeast, ...testEnd(step)];
    case "oc-test":
      return ["Test: collateral over ", ...tranches(step.tranches), ...atLeast, ...testEnd(step)];
    case "shortfall-test":
      return ["Test: cash since closing over cash expected", ...atLeast, ...testEnd(step)];
    case "availability-test":
      return [
        ...["Test: availability of the pool over ", text("/months"), " months at least "],
        ...[percent("/minimum"), ...testEnd(step)],
      ];
    case "step-up":
      return [
        ...["Step-up of ", percent("/rate"), " a year on ", tranche("/tranche")],
        ...[" while ", text("/trigger"), " is breached; unpaid is carried"],
      ];
    case "event-trigger":
      return [
        "Trigger: ",
        ...list(step.events, (at) => text(`/events/${at}`), " or "),
        step.curable ? ", curable" : "",
      ];
    case "scheduled-principal":
      return ["Scheduled principal of ", tranche("/tranche")];
    case "sequential-principal":
      return ["All that is left redeems ", ...tranches(step.tranches, ", then ")];
    case "principal":
      return [...principal(step.amount), " redeems ", ...redeemed(step)];
    case "clean-up-call":
      return [
        ...["Clean-up: once at most ", percent("/threshold"), " is left, all of "],
        ...[...tranches(step.tranches), " if cash suffices"],
      ];
    case "mandatory-prepayment":
      return ["Mandatory prepayment: proceeds set aside redeem ", ...redeemed(step)];
    case "cash-trap":
      return ["All that is left stays in ", text("/account")];
    case "residual":
      return ["What is left to ", payee];
    default:
      return step satisfies never;
  }
}

function list(
  items: readonly unknown[],
  itemAt: (index: number) => StepPhrase,
  glue: string = ", ",
): readonly StepPhrase[] {
  return items.flatMap((_, index) => (index === 0 ? [itemAt(index)] : [glue, itemAt(index)]));
}

function tranches(ids: readonly string[], glue?: string, path = "/tranches"): readonly StepPhrase[] {
  return list(ids, (at) => tranche(`${path}/${at}`), glue);
}

function redeemed({
  order,
  tranches: ids,
}: {
  readonly order: "sequential" | "pro-rata";
  readonly tranches: readonly string[];
}): readonly StepPhrase[] {
  return order === "pro-rata" ? [...tranches(ids), " pro rata"] : tranches(ids, ", then ");
}

function cap({ annualCapMinor }: { readonly annualCapMinor?: string | undefined }): readonly StepPhrase[] {
  return annualCapMinor === undefined ? [] : [", at most ", money("/annualCapMinor"), " a year"];
}

function feeEnd(
  step: Extract<WaterfallStep, { kind: "fee" | "balance-fee" | "collections-fee" }>,
): readonly StepPhrase[] {
  return [...cap(step), `; unpaid ${step.unpaid === "lapses" ? "lapses" : "is carried"}`];
}

function unpaidInterest({ onUnpaid }: { readonly onUnpaid?: boolean | undefined }): string {
  return `; unpaid is carried ${onUnpaid ? "with" : "without"} interest`;
}

function reserve({ mode, account, target, supports }: Extract<WaterfallStep, { kind: "reserve" }>) {
  return [
    mode === "release" ? "Release of the reserve above " : "Reserve up to ",
    ...(target ? targetOf(target) : [money("/targetMinor")]),
    ...(account === undefined || account === "reserve" ? [] : [" in ", text("/account")]),
    ...[", for the interest of ", ...tranches(supports, ", ", "/supports")],
  ];
}

function targetOf(target: ReserveTarget): readonly StepPhrase[] {
  switch (target.by) {
    case "fixed":
      return [money("/target/minor")];
    case "balance":
      return [percent("/target/rate"), " of ", ...tranches(target.tranches, ", ", "/target/tranches")];
    case "interest-months": {
      const supported = tranches(target.tranches, ", ", "/target/tranches");
      return [text("/target/months"), " months of interest of ", ...supported];
    }
    default:
      return target satisfies never;
  }
}

function windowOf({ window }: Extract<WaterfallStep, { kind: "dscr-test" }>): readonly StepPhrase[] {
  if (!window) return [];
  return [` over the ${window.of === "historic" ? "last " : "next "}`, text("/window/periods"), " payment dates"];
}

function testEnd({
  curable,
  cureAfter = 1,
}: {
  readonly curable: boolean;
  readonly cureAfter?: number | undefined;
}): readonly StepPhrase[] {
  if (!curable) return [];
  return cureAfter === 1 ? [", curable"] : [", curable when met ", text("/cureAfter"), " times in a row"];
}

function principal(amount: PrincipalAmount): readonly StepPhrase[] {
  switch (amount.by) {
    case "all":
      return ["All that is left"];
    case "collateral":
      return ["What exceeds ", percent("/amount/rate"), " of the collateral"];
    case "target-balance":
      return ["What exceeds the target balance"];
    case "cash":
      return [percent("/amount/rate"), " of what is left"];
    default:
      return amount satisfies never;
  }
}
