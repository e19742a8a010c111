import type { AttributeValue, Item } from "./attribute-value";

const CONTAINER_OVERHEAD_BYTES = 3;

/**
 * Size of an item as DynamoDB counts it towards its limits [bytes].
 * @see Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats"
 */
export function itemSizeBytes(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + valueSizeBytes(value);
  return size;
}

export function valueSizeBytes(value: AttributeValue): number {
  if ("S" in value) return Buffer.byteLength(value.S);
  if ("N" in value) return numberSizeBytes(value.N);
  if ("B" in value) return Buffer.byteLength(value.B, "base64");
  if ("BOOL" in value || "NULL" in value) return 1;
  if ("SS" in value) return total(value.SS, (member) => Buffer.byteLength(member));
  if ("NS" in value) return total(value.NS, numberSizeBytes);
  if ("BS" in value) return total(value.BS, (member) => Buffer.byteLength(member, "base64"));
  if ("L" in value) return CONTAINER_OVERHEAD_BYTES + total(value.L, (entry) => 1 + valueSizeBytes(entry));
  return CONTAINER_OVERHEAD_BYTES + itemSizeBytes(value.M) + Object.keys(value.M).length;
}

/** One byte for two significant digits, one for the exponent, one for the sign of a negative number. */
function numberSizeBytes(text: string): number {
  const digits = text.replace(/^-/, "").replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length;
  return Math.ceil(digits / 2) + 1 + (text.startsWith("-") ? 1 : 0);
}

function total<Entry>(entries: readonly Entry[], size: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + size(entry), 0);
}
