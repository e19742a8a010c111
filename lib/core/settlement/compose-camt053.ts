import { XMLBuilder } from "fast-xml-parser";
import type { Currency } from "../money/currency";
import { money, toDecimalString } from "../money/money";
import type { LocalDate } from "../time/local-date";
import type { BankLine } from "../verification/bank-line";

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", format: true });

/**
 * Writes the camt.053 that a bank would send for an account and an interval of days; the simulated bank speaks with it.
 * Same input, same bytes.
 * @param openingMinor balance before the first line [minor]
 */
export function composeCamt053(parameters: {
  readonly id: string;
  readonly iban: string;
  readonly currency: Currency;
  readonly openingMinor: bigint;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly lines: readonly BankLine[];
}): string {
  const { id, iban, currency, openingMinor, from, to, lines } = parameters;
  const amount = (minor: bigint) => ({ "@Ccy": currency, "#text": toDecimalString(money(currency, magnitude(minor))) });
  const balance = (code: string, minor: bigint, day: LocalDate) => ({
    Tp: { CdOrPrtry: { Cd: code } },
    Amt: amount(minor),
    CdtDbtInd: minor < 0n ? "DBIT" : "CRDT",
    Dt: { Dt: day },
  });
  const closingMinor = lines.reduce((sum, line) => sum + effect(line), openingMinor);
  return builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    Document: {
      "@xmlns": "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08",
      BkToCstmrStmt: {
        GrpHdr: { MsgId: id, CreDtTm: `${to}T23:59:59Z` },
        Stmt: {
          Id: id,
          FrToDt: { FrDtTm: `${from}T00:00:00Z`, ToDtTm: `${to}T23:59:59Z` },
          Acct: { Id: { IBAN: iban }, Ccy: currency },
          Bal: [balance("OPBD", openingMinor, from), balance("CLBD", closingMinor, to)],
          Ntry: lines.map((line) => ({
            Amt: amount(BigInt(line.amountMinor)),
            CdtDbtInd: line.direction === "credit" ? "CRDT" : "DBIT",
            RvslInd: String(line.reversal),
            Sts: { Cd: line.status === "booked" ? "BOOK" : "PDNG" },
            BookgDt: { Dt: line.bookedOn },
            ValDt: { Dt: line.valueOn ?? line.bookedOn },
            AcctSvcrRef: line.id,
            NtryDtls: { TxDtls: { RmtInf: { Ustrd: line.reference } } },
          })),
        },
      },
    },
  });
}

function effect(line: BankLine): bigint {
  if (line.status !== "booked") return 0n;
  return line.direction === "credit" ? BigInt(line.amountMinor) : -BigInt(line.amountMinor);
}

function magnitude(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
