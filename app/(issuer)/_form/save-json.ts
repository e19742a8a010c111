/** Lets the browser save a document as an indented JSON file. @param name without its ending */
export function saveJson(document: unknown, name: string): void {
  const blob = new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: "application/json" });
  const address = URL.createObjectURL(blob);
  const link = window.document.createElement("a");
  link.href = address;
  link.download = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
