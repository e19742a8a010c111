// Generated from ../bigint/actions.ts by ../generate-number-engine.mjs: change that one.
import type { PlanStep } from "../plan";
import { fillReserve, releaseAccount, trapCash } from "./account-steps";
import { ZERO } from "./arithmetic";
import type { Action, TrancheCell } from "./cells";
import { payArrears, payCosts, payFee } from "./fee-steps";
import { payInterest, payPariPassuInterest, payStepUp } from "./interest-steps";
import { cleanUp, payPrincipal, payScheduled, paySequential, prepay } from "./principal-steps";
import { makeTest, setTrigger } from "./test-steps";

/** What each kind of step does when it runs: looked up once a plan, so that running it is a call. */
export const ACTIONS: Readonly<Record<PlanStep["kind"], Action>> = {
  "operating-costs": payCosts,
  fee: payFee,
  "balance-fee": payFee,
  "collections-fee": payFee,
  arrears: payArrears,
  interest: (run, step) => payInterest(run, step, step.tranches[0] as TrancheCell),
  "pari-passu-interest": payPariPassuInterest,
  "step-up": (run, step) => payStepUp(run, step, step.tranches[0] as TrancheCell),
  reserve: fillReserve,
  "account-release": (run, step) => releaseAccount(run, step, ZERO),
  suspense: (run) => {
    run.isSuspenseOpen = true;
  },
  "dscr-test": makeTest,
  "ic-test": makeTest,
  "oc-test": makeTest,
  "shortfall-test": makeTest,
  "availability-test": makeTest,
  "event-trigger": (run, step) =>
    setTrigger(
      run,
      step,
      step.plan.events.some((event) => run.events.includes(event)),
    ),
  "scheduled-principal": (run, step) => payScheduled(run, step, step.tranches[0] as TrancheCell),
  "sequential-principal": paySequential,
  principal: payPrincipal,
  "clean-up-call": cleanUp,
  "mandatory-prepayment": prepay,
  "cash-trap": trapCash,
  residual: (run, step) => {
    const paid = run.pay(step, "residual", -1, run.cash, run.cash);
    run.residualByPeriod[run.period] = paid;
    run.residualPaid += paid;
  },
};
