/**
 * An expected refusal is a value, not an exception: the caller must look at it.
 * `refusal` is a stable code in upper snake case, `detail` one sentence for a person.
 */
export type Refusal<Code extends string = string> = {
  readonly ok: false;
  readonly refusal: Code;
  readonly detail: string;
};

export type Outcome<Value, Code extends string = string> = { readonly ok: true; readonly value: Value } | Refusal<Code>;

export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Code extends string>(refusal: Code, detail: string): Refusal<Code> {
  return { ok: false, refusal, detail };
}
