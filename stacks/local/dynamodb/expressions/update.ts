import type { AttributeValue } from "../values/attribute-value";
import type { DocumentPath } from "./document-path";

/** What an UpdateExpression computes a new value from. */
export type UpdateOperand =
  | { readonly kind: "path"; readonly path: DocumentPath }
  | { readonly kind: "value"; readonly value: AttributeValue }
  | { readonly kind: "if_not_exists"; readonly path: DocumentPath; readonly otherwise: UpdateOperand }
  | { readonly kind: "list_append"; readonly left: UpdateOperand; readonly right: UpdateOperand }
  | { readonly kind: "sum" | "difference"; readonly left: UpdateOperand; readonly right: UpdateOperand };

export type UpdateAction =
  | { readonly kind: "set"; readonly path: DocumentPath; readonly operand: UpdateOperand }
  | { readonly kind: "remove"; readonly path: DocumentPath }
  | { readonly kind: "add" | "delete"; readonly path: DocumentPath; readonly value: AttributeValue };

export type Update = readonly UpdateAction[];
