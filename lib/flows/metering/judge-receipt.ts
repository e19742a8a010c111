import type { JudgedReceipt, JudgedText } from "../../core/charging-records/judged-receipt";
import { type OcmfDocument, parseOcmf } from "../../core/charging-records/ocmf-document";
import { readOcmfReadings } from "../../core/charging-records/ocmf-readings";
import { parseOcmfXml } from "../../core/charging-records/ocmf-xml";
import { verifyOcmf } from "../../core/charging-records/verify-ocmf";
import type { Actor } from "../../core/identity/actor";
import { requireSignedIn } from "../../core/identity/authorise";
import { exactDecimalText } from "../../core/money/rational";
import { formatInstant } from "../../core/time/instant";

/**
 * Judges a charging receipt, alone or in the XML of the transparency software. A tool for whoever holds one: it stores nothing.
 * @param input.publicKey the meter's key as the asker knows it; without it the one in the file is used
 */
export function judgeReceipt(
  actor: Actor | null,
  input: { readonly content: string; readonly publicKey?: string | undefined },
): JudgedReceipt {
  requireSignedIn(actor);
  const given = input.publicKey?.trim() || undefined;
  const keyFrom = given === undefined ? "file" : "given";
  const content = input.content.trim();
  if (content.startsWith("OCMF|")) return judged(keyFrom, [judgeText(content, given ?? "")]);
  const values = parseOcmfXml(content);
  if (!values.ok) return { keyFrom, verified: false, unreadable: values.detail, texts: [] };
  return judged(
    keyFrom,
    values.value.map((value) => judgeText(value.signedData, given ?? value.publicKey)),
  );
}

function judged(keyFrom: JudgedReceipt["keyFrom"], texts: JudgedText[]): JudgedReceipt {
  const verified = texts.length > 0 && texts.every((text) => text.verified);
  return { keyFrom, verified, unreadable: null, texts };
}

function judgeText(text: string, publicKey: string): JudgedText {
  const verdict = verifyOcmf(text, publicKey);
  const document = parseOcmf(text);
  return {
    verified: verdict.ok,
    refusal: verdict.ok ? null : verdict.refusal,
    detail: verdict.ok ? "" : verdict.detail,
    ...(document.ok ? statedBy(document.value) : { algorithm: null, meter: null, pagination: null, readings: [] }),
  };
}

function statedBy({
  payload,
  signature,
}: OcmfDocument): Pick<JudgedText, "algorithm" | "meter" | "pagination" | "readings"> {
  return {
    algorithm: signature.algorithm,
    meter: textOf(payload.MS) ?? textOf(payload.GS),
    pagination: textOf(payload.PG),
    readings: readOcmfReadings(payload).map(({ mark, at, obis, energyWh, status }) => ({
      mark,
      at: at === null ? null : formatInstant(at),
      obis,
      energyWh: energyWh === null ? null : exactDecimalText(energyWh),
      status,
    })),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
