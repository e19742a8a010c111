import { spawnSync } from "node:child_process";
import { root } from "./product-process";

const SCRIPT = `
// The reader counts on a method that Node has from 22 on.
Promise.withResolvers ??= function () {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const pdf = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number += 1) {
  const { items } = await (await pdf.getPage(number)).getTextContent();
  process.stdout.write(items.map((item) => item.str + (item.hasEOL ? "\\n" : "")).join("") + "\\n");
}
`;

/** What a reader of the PDF sees, page by page. Runs apart: the reader exists as an ES module only. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--no-warnings", "-e", SCRIPT],
    {
      cwd: root,
      input: bytes,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status !== 0) throw new Error(`the PDF cannot be read: ${stderr}`);
  return stdout;
}
