import * as z from "zod";
import type { CalendarPeriod, DealTerms } from "../../../lib/core/deal/terms";
import { formatAmount } from "../../../lib/core/money/format-amount";
import { money } from "../../../lib/core/money/money";
import { addDays } from "../../../lib/core/time/local-date";
import { PeriodView } from "../../../lib/flows/settlement/period-view";
import { type DemoWorld, until } from "./demo-world";
import { moveClockTo } from "./metering-step";
import { printTable } from "./print-table";

/** The month's operating costs, each with its invoice [minor units]. */
const COSTS = [
  { id: "INV-OM-1", payee: "Meridian Field Service", amountMinor: "195833", what: "Operation and maintenance" },
  { id: "INV-GRID-1", payee: "Piedmont Example Utility", amountMinor: "186771", what: "Grid energy and demand charge" },
  { id: "INV-LAND-1", payee: "Example Land Trust", amountMinor: "60000", what: "Land lease" },
] as const;

/** Step 6: payments are settled, the statement is computed, attested by two of three and anchored. */
export async function statementStep(world: DemoWorld, terms: DealTerms, period: CalendarPeriod): Promise<void> {
  const operator = await world.visitor("operator@example.com");
  const path = `/api/v1/deals/${terms.dealId}/periods/${period.period}`;
  await moveClockTo(world, addDays(period.cutOff, 1), terms.timeZone);
  await operator.post(`${path}/imports`, {}, z.unknown());
  for (const { id, payee, amountMinor, what } of COSTS) {
    const invoice = {
      direction: "cost",
      id,
      payee,
      currency: terms.currency,
      amountMinor,
      issuedOn: addDays(period.to, 1),
    };
    const text = `SIMULATED invoice ${id}\n${what}, ${period.period}\n${payee}\n${amountMinor} minor units of ${terms.currency}\n`;
    const document = {
      name: `${id}.txt`,
      contentType: "text/plain",
      base64: Buffer.from(text).toString("base64"),
    };
    await operator.post(`${path}/invoices`, { invoice, document }, z.unknown());
  }
  await moveClockTo(world, period.determination, terms.timeZone);
  await operator.post(`${path}/close`, {}, z.unknown());
  const { statement } = await until("attestation and anchor", async () => {
    const view = await operator.get(path, PeriodView);
    return view.statement?.state === "anchored" ? view : null;
  });
  if (!statement) throw new Error("a closed period has its statement");
  const amount = (minor: string) => formatAmount(money(terms.currency, BigInt(minor)));
  printTable(
    `6  Statement ${statement.id}`,
    ["total", "amount"],
    Object.entries(statement.totals)
      .filter(([name]) => name.endsWith("Minor"))
      .map(([name, minor]) => [name.slice(0, -"Minor".length), amount(String(minor))]),
  );
  printTable(
    "   Attested and anchored",
    ["statement SHA-256", "attestations", "breaks"],
    [
      [
        statement.statementHash,
        String(statement.attestations.length),
        Object.entries(statement.breaks)
          .map(([code, count]) => `${code} ${count}`)
          .join(", ") || "none",
      ],
    ],
  );
}
