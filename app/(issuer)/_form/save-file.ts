/** Lets the browser save a text as a file. @param name without its ending, which is the kind */
export function saveFile(text: string, name: string, kind: "json" | "csv"): void {
  const type = kind === "json" ? "application/json" : "text/csv;charset=utf-8";
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = window.document.createElement("a");
  link.href = address;
  link.download = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.${kind}`;
  link.click();
  URL.revokeObjectURL(address);
}
