import type { DealTerms } from "../../core/deal/terms";
import { HeliographError } from "../../core/errors/heliograph-error";
import { readCamt053 } from "../../core/settlement/camt053";
import { formatInstant } from "../../core/time/instant";
import type { Ports } from "../ports/ports";
import type { BankStatementFile } from "./settlement-records";

/**
 * Reads a camt.053, checks that it is of the deal's collection account, and keeps the file as it came.
 * @throws HeliographError BANK_STATEMENT_FOREIGN, CAMT053_UNREADABLE, CAMT053_UNBALANCED
 */
export async function bankStatementFile(
  ports: Pick<Ports, "clock" | "storage">,
  terms: DealTerms,
  file: { xml: string; name: string; source: BankStatementFile["source"]; userId: string },
): Promise<BankStatementFile> {
  const statement = readCamt053(file.xml);
  const iban = terms.accounts.find(({ kind }) => kind === "collection")?.iban;
  if (statement.iban !== iban || statement.currency !== terms.currency) {
    throw new HeliographError({
      code: "BANK_STATEMENT_FOREIGN",
      message: `This statement is of ${statement.iban} in ${statement.currency}, not of the collection account.`,
      remedy: `Give the statement of ${iban ?? "the collection account"} in ${terms.currency}.`,
      data: { iban: statement.iban },
    });
  }
  const booked = statement.lines.filter(({ status }) => status === "booked");
  const sum = (direction: "credit" | "debit") =>
    booked.reduce((all, line) => (line.direction === direction ? all + BigInt(line.amountMinor) : all), 0n).toString();
  return {
    hash: await ports.storage.put(new TextEncoder().encode(file.xml), "application/xml"),
    source: file.source,
    name: file.name.slice(0, 200),
    entries: statement.lines.length,
    creditMinor: sum("credit"),
    debitMinor: sum("debit"),
    receivedAt: formatInstant(ports.clock.now()),
    receivedBy: file.userId,
  };
}
