import { type DocumentBlock, type DocumentColumn, figure, heading } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

/** Pool, parties, accounts and calendar: who does what, where the money lies, and when. */
export function organisation({ terms }: DocumentFigures): DocumentBlock[] {
  const { pool, parties, accounts, calendar } = terms;
  return [
    heading("Pool"),
    {
      kind: "table",
      columns: [
        { title: "Station", share: 4 },
        { title: "Share", share: 1.4, align: "right" },
        { title: "Simulation result SHA-256", share: 6 },
      ],
      rows: pool.map((_, index) => {
        const at = `/terms/pool/${index}`;
        return [figure(`${at}/stationName`), figure(`${at}/shareBps`, "bps"), figure(`${at}/simulationHash`)];
      }),
    },
    heading("Parties"),
    {
      kind: "table",
      columns: [
        { title: "Role", share: 2 },
        { title: "Name", share: 4 },
        { title: "LEI", share: 3 },
        { title: "From", share: 1.5 },
      ],
      rows: parties.map(({ lei }, index) => {
        const at = `/terms/parties/${index}`;
        const code = lei === undefined ? "" : figure(`${at}/lei`);
        return [figure(`${at}/role`), figure(`${at}/name`), code, figure(`${at}/from`)];
      }),
    },
    heading("Accounts"),
    {
      kind: "table",
      columns: [
        { title: "Account", share: 2 },
        { title: "Bank", share: 4 },
        { title: "IBAN", share: 4 },
        { title: "Control agreement", share: 2 },
      ],
      rows: accounts.map((_, index) =>
        ["kind", "bank", "iban", "controlAgreement"].map((of) => figure(`/terms/accounts/${index}/${of}`)),
      ),
    },
    heading("Calendar"),
    {
      kind: "table",
      columns: DATES.map(({ title }, index): DocumentColumn => ({ title, share: index === 0 ? 1.5 : 2 })),
      rows: calendar.periods.map((_, index) => DATES.map(({ of }) => figure(`/terms/calendar/periods/${index}/${of}`))),
    },
  ];
}

const DATES = [
  { of: "period", title: "Period" },
  { of: "cutOff", title: "Cut-off" },
  { of: "determination", title: "Determination" },
  { of: "record", title: "Record" },
  { of: "ex", title: "Ex" },
  { of: "payment", title: "Payment" },
] as const;
