import { saveFile } from "./save-file";

/** Lets the browser save a document as an indented JSON file. @param name without its ending */
export function saveJson(document: unknown, name: string): void {
  saveFile(`${JSON.stringify(document, null, 2)}\n`, name, "json");
}
