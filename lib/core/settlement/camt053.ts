import { XMLParser } from "fast-xml-parser";
import { HeliographError } from "../errors/heliograph-error";
import { Currency } from "../money/currency";
import { parseDecimalAmount } from "../money/money";
import type { BankLine } from "../verification/bank-line";

/** What of an ISO 20022 camt.053 the settlement uses: one account, its balances and its entries. */
export type BankStatement = {
  readonly id: string;
  readonly iban: string;
  readonly currency: Currency;
  readonly openingMinor: bigint;
  readonly closingMinor: bigint;
  readonly lines: readonly BankLine[];
};

type Node = Readonly<Record<string, unknown>>;

const XML_CHARACTERS_MAX = 50_000_000;
const LISTS = new Set(["Ntry", "Bal", "NtryDtls", "TxDtls", "Ustrd", "Stmt"]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  isArray: (name) => LISTS.has(name),
});

/**
 * Reads a bank statement (camt.053, any version) and checks that its booked entries carry the opening balance to the closing
 * one, to the minor unit.
 * @throws HeliographError CAMT053_UNREADABLE, CAMT053_UNBALANCED
 */
export function readCamt053(xml: string): BankStatement {
  if (xml.length > XML_CHARACTERS_MAX) throw unreadable("the file is too large");
  const statements = listOf(at(parse(xml), "Document", "BkToCstmrStmt"), "Stmt");
  const [statement] = statements;
  if (!statement || statements.length !== 1) throw unreadable("it does not hold exactly one statement");
  const iban = textAt(statement, "Acct", "Id", "IBAN") ?? textAt(statement, "Acct", "Id", "Othr", "Id");
  if (iban === undefined) throw unreadable("it names no account");
  const opening = balanceOf(statement, ["OPBD", "PRCD"]);
  const closing = balanceOf(statement, ["CLBD"]);
  const lines = listOf(statement, "Ntry").map((entry) => lineOf(entry, iban));
  if (new Set(lines.map((line) => line.id)).size !== lines.length) throw unreadable("two entries have one reference");
  if (lines.some((line) => line.currency !== opening.currency)) throw unreadable("it mixes currencies");
  const moved = lines.reduce((sum, line) => sum + (line.status === "booked" ? signed(line) : 0n), 0n);
  if (opening.minor + moved !== closing.minor) {
    throw new HeliographError({
      code: "CAMT053_UNBALANCED",
      message: `Opening ${opening.minor} and entries ${moved} do not give the closing balance ${closing.minor}.`,
      remedy: "Ask the bank for the complete statement.",
      data: { iban },
    });
  }
  return {
    id: textAt(statement, "Id") ?? "",
    iban,
    currency: opening.currency,
    openingMinor: opening.minor,
    closingMinor: closing.minor,
    lines,
  };
}

function lineOf(entry: Node, iban: string): BankLine {
  const amount = amountOf(entry);
  const id = textAt(entry, "AcctSvcrRef") ?? textAt(entry, "NtryRef");
  const bookedOn = dayAt(entry, "BookgDt");
  const direction = textAt(entry, "CdtDbtInd");
  if (id === undefined) throw unreadable("an entry has no reference");
  if (direction !== "CRDT" && direction !== "DBIT") throw unreadable(`entry ${id} is neither credit nor debit`);
  const status = textAt(entry, "Sts", "Cd") ?? textAt(entry, "Sts");
  if (bookedOn === null) throw unreadable(`entry ${id} has no booking date`);
  return {
    id,
    iban,
    bookedOn,
    valueOn: dayAt(entry, "ValDt"),
    direction: direction === "CRDT" ? "credit" : "debit",
    amountMinor: amount.minor.toString(),
    currency: amount.currency,
    status: status === "BOOK" ? "booked" : "pending",
    reversal: textAt(entry, "RvslInd") === "true",
    reference: referenceOf(entry).slice(0, 2000),
  };
}

/** End-to-end ids and unstructured remittance texts of all transactions of an entry. */
function referenceOf(entry: Node): string {
  const parts: string[] = [];
  for (const details of listOf(entry, "NtryDtls")) {
    for (const transaction of listOf(details, "TxDtls")) {
      const endToEnd = textAt(transaction, "Refs", "EndToEndId");
      if (endToEnd !== undefined) parts.push(endToEnd);
      const remittance = at(transaction, "RmtInf")?.Ustrd;
      if (Array.isArray(remittance)) parts.push(...remittance.filter((text) => typeof text === "string"));
    }
  }
  return parts.join(" ");
}

function balanceOf(statement: Node, codes: readonly string[]): { currency: Currency; minor: bigint } {
  for (const code of codes) {
    const balance = listOf(statement, "Bal").find((node) => textAt(node, "Tp", "CdOrPrtry", "Cd") === code);
    if (!balance) continue;
    const amount = amountOf(balance);
    return { ...amount, minor: textAt(balance, "CdtDbtInd") === "DBIT" ? -amount.minor : amount.minor };
  }
  throw unreadable(`it has no balance ${codes.join(" or ")}`);
}

function amountOf(node: Node): { currency: Currency; minor: bigint } {
  const currency = Currency.safeParse(textAt(node, "Amt", "@Ccy"));
  if (!currency.success) throw unreadable("an amount has no currency that a deal can have");
  return parseDecimalAmount(currency.data, textAt(node, "Amt", "#text") ?? "");
}

function dayAt(node: Node, name: string): string | null {
  return textAt(node, name, "Dt") ?? textAt(node, name, "DtTm")?.slice(0, 10) ?? null;
}

function signed(line: BankLine): bigint {
  return line.direction === "credit" ? BigInt(line.amountMinor) : -BigInt(line.amountMinor);
}

function parse(xml: string): Node {
  try {
    return parser.parse(xml) as Node;
  } catch (cause) {
    throw unreadable("it is not XML", cause);
  }
}

function at(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let current: unknown = node;
  for (const name of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Node)[name];
  }
  return typeof current === "object" && current !== null ? (current as Node) : undefined;
}

function listOf(node: Node | undefined, name: string): Node[] {
  const list = node?.[name];
  return Array.isArray(list) ? list.filter((item) => typeof item === "object" && item !== null) : [];
}

function textAt(node: Node, ...path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? "";
  const value = at(node, ...path.slice(0, -1))?.[last];
  return typeof value === "string" ? value : undefined;
}

function unreadable(reason: string, cause?: unknown): HeliographError {
  return new HeliographError({
    code: "CAMT053_UNREADABLE",
    message: `The bank statement cannot be read: ${reason}.`,
    remedy: "Give one statement of one account as ISO 20022 camt.053.",
    cause,
  });
}
