import { XMLParser } from "fast-xml-parser";
import { accept, type Outcome, refuse } from "../errors/refusal";
import { bytesOf } from "./ocmf-key";

/** One `<value>` of a transparency file: a signed text and the key that it comes with. */
export type OcmfXmlValue = {
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly format: string;
  readonly signedData: string;
  readonly publicKey: string;
};

const XML_CHARACTERS_MAX = 2_000_000;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  isArray: (name) => name === "value",
});

/**
 * Reads the XML container in which charging receipts are handed to drivers (transparency software). The key that stands
 * in the file proves nothing by itself: whoever asks for more compares it with an enrolment.
 */
export function parseOcmfXml(xml: string): Outcome<readonly OcmfXmlValue[], "NOT_XML_RECEIPTS"> {
  const root = xml.length > XML_CHARACTERS_MAX ? undefined : rootOf(xml);
  const values = root && Object.values(root).find((child) => Array.isArray(recordOf(child)?.value));
  const list = recordOf(values)?.value;
  if (!Array.isArray(list)) return refuse("NOT_XML_RECEIPTS", "the file holds no <value> with signed data");
  return accept(list.map(readValue));
}

function rootOf(xml: string): Record<string, unknown> | undefined {
  try {
    return recordOf(parser.parse(xml.replace(/^\uFEFF/, "")));
  } catch {
    return undefined;
  }
}

function readValue(value: unknown): OcmfXmlValue {
  const element = recordOf(value) ?? {};
  const signedData = contentOf(element.signedData);
  return {
    transactionId: textOf(element["@transactionId"]) ?? null,
    context: textOf(element["@context"]) ?? null,
    format: signedData.attributes.format ?? "OCMF",
    signedData: decoded(signedData.text, signedData.attributes.encoding),
    publicKey: contentOf(element.publicKey).text.trim(),
  };
}

function contentOf(element: unknown): { text: string; attributes: { format?: string; encoding?: string } } {
  const record = recordOf(element);
  const format = textOf(record?.["@format"]);
  const encoding = textOf(record?.["@encoding"]);
  return {
    text: textOf(record ? record["#text"] : element) ?? "",
    attributes: { ...(format !== undefined && { format }), ...(encoding !== undefined && { encoding }) },
  };
}

function decoded(text: string, encoding: string | undefined): string {
  const trimmed = text.trim();
  if (encoding === "base64") return Buffer.from(trimmed, "base64").toString("utf8");
  return encoding === "hex" ? bytesOf(trimmed).toString("utf8") : trimmed;
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
