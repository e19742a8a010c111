import { type DocumentBlock, type DocumentCell, facts, figure, heading } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

const AT = "/terms/disclosure";

/** What stands behind the notes: contracts with their status, opinions, events of default, recourse and early repayment. */
export function security({ terms: { disclosure } }: DocumentFigures): DocumentBlock[] {
  if (!disclosure) return [];
  const { documents, opinions, eventsOfDefault, mandatoryPrepayments } = disclosure;
  return [
    heading("Security and opinions"),
    {
      kind: "table",
      columns: [
        { title: "Document", share: 3 },
        { title: "Status", share: 1.5 },
        { title: "Governing law", share: 3 },
        { title: "Dated", share: 1.5 },
      ],
      rows: documents.map(({ dated }, index) => {
        const at = `${AT}/documents/${index}`;
        const date = dated === undefined ? "" : figure(`${at}/dated`);
        return [figure(`${at}/kind`), figure(`${at}/status`), figure(`${at}/governingLaw`), date];
      }),
    },
    {
      kind: "table",
      columns: [
        { title: "Opinion", share: 3 },
        { title: "Status", share: 1.5 },
        { title: "Counsel", share: 3 },
        { title: "Dated", share: 1.5 },
      ],
      rows: opinions.map(({ status }, index) => {
        const at = `${AT}/opinions/${index}`;
        const by = status === "entered" ? [figure(`${at}/counsel`), figure(`${at}/dated`)] : ["", ""];
        return [figure(`${at}/kind`), figure(`${at}/status`), ...by];
      }),
    },
    heading("Default and early repayment"),
    facts([
      ["Recourse", figure(`${AT}/recourse`)],
      ["Acceleration by", figure(`${AT}/acceleration`)],
      ...eventsOfDefault.map((_, index) => fact("Event of default", eventOfDefault(`${AT}/eventsOfDefault/${index}`))),
      ...mandatoryPrepayments.map((_, index) =>
        fact("Mandatory prepayment", prepayment(`${AT}/mandatoryPrepayments/${index}`)),
      ),
    ]),
  ];
}

function fact(name: string, cell: DocumentCell): readonly [string, DocumentCell] {
  return [name, cell];
}

function eventOfDefault(at: string): DocumentCell {
  return [figure(`${at}/event`), ", after ", figure(`${at}/graceDays`), " days of grace"];
}

function prepayment(at: string): DocumentCell {
  return [figure(`${at}/cause`), ": ", figure(`${at}/partBps`, "bps"), " of what is received"];
}
