const TYPES = {
  json: "application/json",
  csv: "text/csv;charset=utf-8",
  parquet: "application/vnd.apache.parquet",
} as const;

/** Lets the browser save a text or bytes as a file. @param name without its ending, which is the kind */
export function saveFile(content: string | Uint8Array, name: string, kind: keyof typeof TYPES): void {
  const part = typeof content === "string" ? content : new Uint8Array(content);
  const address = URL.createObjectURL(new Blob([part], { type: TYPES[kind] }));
  const link = window.document.createElement("a");
  link.href = address;
  link.download = `${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.${kind}`;
  link.click();
  URL.revokeObjectURL(address);
}
