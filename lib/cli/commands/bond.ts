import { parseArgs } from "node:util";
import * as z from "zod";
import { accruedInterest } from "../../core/bond/accrued-interest";
import { bondContract } from "../../core/bond/actus/bond-contract";
import { ContractTerms } from "../../core/bond/actus/contract-terms";
import { runContract } from "../../core/bond/actus/run-contract";
import type { Bond } from "../../core/bond/bond";
import { bondFlows } from "../../core/bond/bond-flows";
import { bondOfTerms } from "../../core/bond/bond-of-terms";
import { priceFromYield } from "../../core/bond/bond-price";
import { BondTerms } from "../../core/bond/bond-terms";
import { yieldsFromPrice } from "../../core/bond/bond-yield";
import { priceFromCurve, zSpread } from "../../core/bond/curve-price";
import { DiscountCurve } from "../../core/bond/discount-curve";
import { Compounding } from "../../core/bond/interest-rate";
import { makeWholePrice } from "../../core/bond/make-whole";
import { makeWholeRedemption } from "../../core/deal/make-whole-redemption";
import { DealTerms } from "../../core/deal/terms";
import { trancheContract, trancheOf } from "../../core/deal/tranche-contract";
import { money, toJson } from "../../core/money/money";
import { DecimalText } from "../../core/station/charging-tariff";
import { LocalDate, YearMonth } from "../../core/time/local-date";
import type { CommandIo } from "./command-io";
import { parsedInput, readJson, runCommand, usageError } from "./run-command";

const VERBS = ["schedule", "flows", "accrued", "price", "yield", "call", "contract", "actus"] as const;
type Verb = (typeof VERBS)[number];

const USAGE = `heliograph bond ${VERBS.join("|")} <request.json>
  Every verb reads a JSON object with "bond" (its terms) and what is named here, and prints JSON.
  bond schedule  dates of the periods, and whether each is regular
  bond flows     every payment per 100 of original face
  bond accrued   settlement
  bond price     settlement, and "yield" with "compounding", or "curve" with an optional "spread"
  bond yield     settlement, price (clean), compounding: all yields, or the reason why there is none; with "curve" the Z-spread
  bond call      settlement (call day), makeWhole: { benchmarkYield, margin, compounding, floorPrice };
                 or "terms" of a deal with its "trancheId", period (yyyy-mm) and benchmarkRate (decimal text): to the cent
  bond contract  the bond as an ACTUS contract: contractID, currency, contractRole, face, issuePrice;
                 or "terms" of a deal with its "trancheId" instead of "bond"
  bond actus     "contract" (ACTUS terms), optional "observations" by market object and "to": every event
  Prices and amounts are per 100 of the face outstanding, rates are decimals. - reads what is piped in.`;

const settled = { bond: BondTerms, settlement: LocalDate };

const REQUESTS = {
  schedule: z.strictObject({ bond: BondTerms }),
  flows: z.strictObject({ bond: BondTerms }),
  accrued: z.strictObject(settled),
  price: z.union([
    z.strictObject({ ...settled, yield: z.number(), compounding: Compounding }),
    z.strictObject({ ...settled, curve: DiscountCurve, spread: z.number().default(0) }),
  ]),
  yield: z.strictObject({
    ...settled,
    price: z.number(),
    compounding: Compounding,
    curve: DiscountCurve.optional(),
  }),
  call: z.union([
    z.strictObject({ terms: DealTerms, trancheId: z.string(), period: YearMonth, benchmarkRate: DecimalText }),
    z.strictObject({
      ...settled,
      makeWhole: z.strictObject({
        benchmarkYield: z.number(),
        margin: z.number().default(0),
        compounding: Compounding,
        floorPrice: z.number().positive().default(100),
        firstCall: LocalDate.optional(),
      }),
    }),
  ]),
  contract: z.union([
    z.strictObject({
      bond: BondTerms,
      contractID: z.string().min(1).max(80),
      currency: z.string().length(3),
      contractRole: z.enum(["RPA", "RPL"]).default("RPA"),
      face: z.number().positive().default(100),
      issuePrice: z.number().positive().default(100),
    }),
    z.strictObject({ terms: DealTerms, trancheId: z.string() }),
  ]),
  actus: z.strictObject({
    contract: ContractTerms,
    observations: z
      .record(z.string(), z.array(z.strictObject({ time: z.iso.datetime({ local: true }), value: z.number() })))
      .default({}),
    to: z.iso.datetime({ local: true }).optional(),
  }),
} as const satisfies Record<Verb, z.ZodType>;

/** `heliograph bond`: prices, yields and flows of a bond whose terms are JSON. Exit codes: 0, 1 refused, 2 usage. */
export async function bondCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  return runCommand(io, USAGE, async () => {
    const { positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: {} });
    const [verb, path, surplus] = positionals;
    if (!isVerb(verb) || path === undefined || surplus !== undefined)
      throw usageError(`bond takes one of ${VERBS.join(", ")}, and the path of a request.`);
    io.print(JSON.stringify(answerTo(verb, await readJson(io, path), path), null, 2));
  });
}

function answerTo(verb: Verb, json: unknown, path: string): unknown {
  switch (verb) {
    case "schedule": {
      const { dates, isRegular } = bondIn(parsedInput(REQUESTS.schedule, json, path)).schedule;
      return { dates, isRegular };
    }
    case "flows":
      return bondFlows(bondIn(parsedInput(REQUESTS.flows, json, path)));
    case "accrued": {
      const request = parsedInput(REQUESTS.accrued, json, path);
      return { accrued: accruedInterest(bondIn(request), request.settlement) };
    }
    case "price": {
      const request = parsedInput(REQUESTS.price, json, path);
      const { settlement } = request;
      if ("curve" in request) return priceFromCurve(bondIn(request), settlement, request.curve, request.spread);
      return priceFromYield(bondIn(request), settlement, request.yield, request.compounding);
    }
    case "yield":
      return yieldAnswer(parsedInput(REQUESTS.yield, json, path));
    case "call":
      return callAnswer(parsedInput(REQUESTS.call, json, path));
    case "contract": {
      const request = parsedInput(REQUESTS.contract, json, path);
      if ("terms" in request) return trancheContract(request.terms, request.trancheId);
      return bondContract(bondIn(request), request);
    }
    case "actus": {
      const { contract, observations, to } = parsedInput(REQUESTS.actus, json, path);
      return runContract(contract, observations, to);
    }
    default:
      return verb satisfies never;
  }
}

/** All yields; the sensitivities are those at the only one. */
function yieldAnswer({ bond: terms, settlement, price, compounding, curve }: z.infer<typeof REQUESTS.yield>): unknown {
  const bond = bondOfTerms(terms);
  const { roots, reason } = yieldsFromPrice(bond, settlement, price, compounding);
  const [only] = roots;
  return {
    yields: roots,
    reason: reason ?? null,
    ...(only !== undefined && roots.length === 1 && priceFromYield(bond, settlement, only, compounding)),
    ...(curve && { zSpread: zSpread(bond, settlement, price, curve) }),
  };
}

/** Of a bond per 100 of face, of a deal's tranche in whole minor units. */
function callAnswer(request: z.infer<typeof REQUESTS.call>): unknown {
  if ("makeWhole" in request) {
    const { makeWhole, settlement } = request;
    return makeWholePrice(bondIn(request), settlement, makeWhole, makeWhole.firstCall);
  }
  const { terms, trancheId, period, benchmarkRate } = request;
  const { balanceMinor, redemptionMinor, premiumMinor, ...dates } = makeWholeRedemption(
    terms,
    trancheOf(terms, trancheId),
    terms.calendar.periods.findIndex((candidate) => candidate.period === period),
    benchmarkRate,
  );
  const amounts = { balance: balanceMinor, redemption: redemptionMinor, premium: premiumMinor };
  const inJson = Object.entries(amounts).map(([name, minor]) => [name, toJson(money(terms.currency, minor))]);
  return { ...dates, ...Object.fromEntries(inJson) };
}

function bondIn({ bond }: { bond: BondTerms }): Bond {
  return bondOfTerms(bond);
}

function isVerb(text: string | undefined): text is Verb {
  return VERBS.some((verb) => verb === text);
}
