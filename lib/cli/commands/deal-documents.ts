import { DocumentFigures } from "../../core/deal/documents/document-figures";
import { documentFileName } from "../../core/deal/documents/document-kind";
import { publishedFiles } from "../../core/deal/documents/published-files";
import { HeliographError } from "../../core/errors/heliograph-error";
import type { Json } from "../../core/evidence/canonical-json";
import { hashOf, sha256 } from "../../core/evidence/hash";
import type { CommandIo } from "./command-io";
import { parsedInput, readJson, usageError } from "./run-command";

/**
 * `heliograph deal documents`: a deal's machine-readable documents again, from its published figures alone.
 * @throws HeliographError FIGURES_OF_OTHER_TERMS where the terms in the figures have another hash than they say
 */
export async function dealDocuments(io: CommandIo, path: string, folder: string | undefined): Promise<void> {
  const { writeFile } = io;
  if (folder === undefined || !writeFile) throw usageError("deal documents takes --out.");
  const figures = parsedInput(DocumentFigures, await readJson(io, path), path);
  if (hashOf(figures.terms as Json) !== figures.termsHash) {
    throw new HeliographError({
      code: "FIGURES_OF_OTHER_TERMS",
      message: "The terms in the figures do not have the hash that the figures give.",
      remedy: "Take the file of figures again from where the deal is published.",
    });
  }
  for (const file of publishedFiles(figures)) {
    if (!("text" in file)) continue;
    const symbol = figures.terms.tranches.find(({ id }) => id === file.trancheId)?.symbol;
    const name = documentFileName(figures.terms.name, file.kind, symbol, file.extension);
    await writeFile(`${folder}/${name}`, new TextEncoder().encode(file.text));
    io.print(`${sha256(file.text)}  ${name}`);
  }
}
