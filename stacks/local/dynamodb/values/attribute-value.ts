/** A value in DynamoDB's wire form: exactly one member; binary is base64, a number its canonical decimal text. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Item };

/** An item, or a map within one. */
export type Item = { readonly [attribute: string]: AttributeValue };

export type AttributeKind = "S" | "N" | "B" | "BOOL" | "NULL" | "SS" | "NS" | "BS" | "L" | "M";

export function kindOf(value: AttributeValue): AttributeKind {
  for (const kind in value) return kind as AttributeKind;
  throw new TypeError("an attribute value without a member");
}

/** The members of a set, or undefined where the value is none. */
export function setMembers(value: AttributeValue): readonly string[] | undefined {
  if ("SS" in value) return value.SS;
  if ("NS" in value) return value.NS;
  if ("BS" in value) return value.BS;
  return undefined;
}

/** An own attribute: `__proto__` and the like are ordinary names in DynamoDB. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(item, name) ? item[name] : undefined;
}
