import { parseArgs } from "node:util";
import { parseOcmf } from "../../core/charging-records/ocmf-document";
import { readOcmfReadings } from "../../core/charging-records/ocmf-readings";
import { parseOcmfXml } from "../../core/charging-records/ocmf-xml";
import { verifyOcmf } from "../../core/charging-records/verify-ocmf";
import { exactDecimalText } from "../../core/money/rational";
import { formatInstant } from "../../core/time/instant";
import type { CommandIo } from "./command-io";

const USAGE = [
  "usage: heliograph receipt <receipt.xml | receipt.ocmf> [--key <public key, hex or base64>]",
  "  --key  the meter's key as you know it; without it, the key that comes in the file is used, which proves only that",
  "         the file fits itself",
  "exit: 0 every text verifies, 1 one does not, 2 wrong use",
].join("\n");

type SignedText = { readonly text: string; readonly publicKey: string };

/**
 * `heliograph receipt`: judges a charging receipt, alone or in the XML of the transparency software.
 * @param argv arguments after the command's name
 * @returns the exit code: 0 every text verifies, 1 one does not or there is none, 2 wrong use
 */
export async function receiptCommand(argv: readonly string[], io: CommandIo): Promise<number> {
  const used = usageOf(argv);
  if (!used) {
    io.print(USAGE);
    return 2;
  }
  let content: string;
  try {
    content = new TextDecoder().decode(await io.readFile(used.path));
  } catch (error) {
    io.print(error instanceof Error ? error.message : String(error));
    return 2;
  }
  const texts = signedTexts(content, used.key);
  const verdicts = texts.map(({ text, publicKey }) => {
    const verdict = verifyOcmf(text, publicKey);
    io.print(verdict.ok ? `verified  ${described(text)}` : `REFUSED   ${verdict.refusal}: ${verdict.detail}`);
    return verdict.ok;
  });
  if (texts.length === 0) io.print("REFUSED   the file holds no signed text");
  return verdicts.length > 0 && verdicts.every(Boolean) ? 0 : 1;
}

function usageOf(argv: readonly string[]): { path: string; key?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { key: { type: "string" } },
    });
    const [path] = positionals;
    return path === undefined || positionals.length !== 1 ? undefined : { path, ...values };
  } catch {
    return undefined;
  }
}

function signedTexts(content: string, key: string | undefined): SignedText[] {
  if (content.trimStart().startsWith("OCMF|")) return [{ text: content, publicKey: key ?? "" }];
  const values = parseOcmfXml(content);
  if (!values.ok) return [];
  return values.value.map((value) => ({ text: value.signedData, publicKey: key ?? value.publicKey }));
}

/** Meter, page and readings in one line. */
function described(text: string): string {
  const document = parseOcmf(text);
  if (!document.ok) return "";
  const { payload } = document.value;
  const readings = readOcmfReadings(payload).map(
    ({ mark, at, obis, energyWh }) =>
      `${mark} ${at === null ? "-" : formatInstant(at)} ${obis} ${energyWh ? `${exactDecimalText(energyWh)} Wh` : "-"}`,
  );
  return [`meter ${String(payload.MS ?? payload.GS ?? "-")}`, `page ${String(payload.PG ?? "-")}`, ...readings].join(
    " | ",
  );
}
