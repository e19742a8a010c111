import type { FormObject, FormValue } from "./form-body";
import { invalidRequest } from "./stripe-fault";

/**
 * Reads the parameters of one request. Each is named once; at the end `done` refuses what nobody asked for, as Stripe
 * does, so that a call with an option that is not simulated fails instead of doing something else.
 */
export class Parameters {
  readonly #values: FormObject;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #children: Parameters[] = [];

  constructor(values: FormObject, path = "") {
    this.#values = values;
    this.#path = path;
  }

  text(name: string): string | undefined {
    const value = this.#take(name);
    if (value === undefined || typeof value === "string") return value;
    throw invalidRequest(`Invalid string: ${this.#name(name)}`, { param: this.#name(name) });
  }

  required(name: string): string {
    const value = this.text(name);
    if (value !== undefined && value !== "") return value;
    throw invalidRequest(`Missing required param: ${this.#name(name)}.`, {
      code: "parameter_missing",
      param: this.#name(name),
    });
  }

  integer(name: string): number | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const number = Number(value);
    if (/^-?\d+$/.test(value) && Number.isSafeInteger(number)) return number;
    throw invalidRequest(`Invalid integer: ${value}`, { code: "parameter_invalid_integer", param: this.#name(name) });
  }

  amount(name: string): number | undefined {
    const value = this.integer(name);
    if (value === undefined || (value >= 1 && value <= 99_999_999_999)) return value;
    throw invalidRequest("Invalid amount", { code: "amount_too_small", param: this.#name(name) });
  }

  /** Accepts only the values that are simulated. */
  choice<const Value extends string>(name: string, values: readonly Value[]): Value | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const match = values.find((candidate) => candidate === value);
    if (match !== undefined) return match;
    throw invalidRequest(`Invalid ${this.#name(name)}: must be one of ${values.join(", ")}`, {
      param: this.#name(name),
    });
  }

  texts(name: string): string[] {
    const value = this.#take(name) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value as string[];
    throw invalidRequest(`Invalid array: ${this.#name(name)}`, { param: this.#name(name) });
  }

  child(name: string): Parameters {
    const value = this.#take(name) ?? {};
    if (typeof value === "string" || Array.isArray(value)) {
      throw invalidRequest(`Invalid object: ${this.#name(name)}`, { param: this.#name(name) });
    }
    return this.#nest(value, this.#name(name));
  }

  children(name: string): Parameters[] {
    const value = this.#take(name) ?? [];
    const items: FormValue[] = Array.isArray(value) ? value : [value];
    return items.map((item, index) => {
      if (typeof item === "string" || Array.isArray(item)) throw invalidRequest(`Invalid array: ${this.#name(name)}`);
      return this.#nest(item, `${this.#name(name)}[${index}]`);
    });
  }

  metadata(): Record<string, string> {
    const value = this.#take("metadata") ?? {};
    if (typeof value === "string" || Array.isArray(value)) throw invalidRequest("Invalid object: metadata");
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, String(item)]));
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  done(): void {
    const unknown = Object.keys(this.#values).find((key) => !this.#read.has(key));
    if (unknown !== undefined) {
      throw invalidRequest(`Received unknown parameter: ${this.#name(unknown)}`, {
        code: "parameter_unknown",
        param: this.#name(unknown),
      });
    }
    for (const child of this.#children) child.done();
  }

  #take(name: string): FormValue | undefined {
    this.#read.add(name);
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }

  #nest(values: FormObject, path: string): Parameters {
    const child = new Parameters(values, path);
    this.#children.push(child);
    return child;
  }

  #name(name: string): string {
    return this.#path === "" ? name : `${this.#path}[${name}]`;
  }
}
