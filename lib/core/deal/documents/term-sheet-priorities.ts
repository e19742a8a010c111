import { type StepPhrase, stepPhrases } from "../../abs/waterfall/step-phrases";
import type { WaterfallStep } from "../../abs/waterfall/waterfall-step";
import { valueAtPointer } from "../../evidence/json-pointer";
import { type DocumentBlock, type DocumentCell, type Figure, figure, heading, paragraph } from "./deal-document";
import type { DocumentFigures } from "./document-figures";

/** Both priorities of payments, step by step, and what the accounts hold at closing. */
export function priorities({ terms }: DocumentFigures): DocumentBlock[] {
  const { waterfall, enforcementWaterfall, tranches, initialCashMinor = {} } = terms;
  const table = (name: "waterfall" | "enforcementWaterfall", steps: readonly WaterfallStep[]): DocumentBlock => ({
    kind: "table",
    columns: [
      { title: "Step", share: 2.2 },
      { title: "Pays", share: 7 },
    ],
    rows: steps.map((step, index) => {
      const at = `/terms/${name}/${index}`;
      return [figure(`${at}/id`), stepPhrases(step).map((phrase) => partOf(phrase, step, at, tranches))];
    }),
  });
  const filled = Object.keys(initialCashMinor).flatMap((account): DocumentCell[] => [
    [`; ${account} `, figure(`/terms/initialCashMinor/${account}`, "money")],
  ]);
  return [
    heading("Priority of payments"),
    table("waterfall", waterfall),
    paragraph(["At closing the reserve holds ", figure("/terms/initialReserveMinor", "money"), ...filled.flat(), "."]),
    ...(enforcementWaterfall
      ? [heading("Priority of payments after enforcement"), table("enforcementWaterfall", enforcementWaterfall)]
      : []),
  ];
}

/** A part of a step's sentence as one of the document's: a tranche goes by its symbol. */
function partOf(
  phrase: StepPhrase,
  step: WaterfallStep,
  at: string,
  tranches: DocumentFigures["terms"]["tranches"],
): string | Figure {
  if (typeof phrase === "string") return phrase;
  if (phrase.as !== "tranche") return figure(`${at}${phrase.at}`, phrase.as);
  const place = tranches.findIndex(({ id }) => id === valueAtPointer(step, phrase.at));
  return figure(`/terms/tranches/${place}/symbol`);
}
