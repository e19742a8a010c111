import type { Product } from "../product";
import { Visitor } from "./visitor";

/** What the steps of the demonstration share: the product's door and the people who have come through it. */
export type DemoWorld = {
  readonly product: Product;
  readonly origin: string;
  /** Where the documents are left. */
  readonly folder: string;
  visitor(email: string): Promise<Visitor>;
};

export function demoWorld(product: Product, origin: string, folder: string): DemoWorld {
  const visitors = new Map<string, Promise<Visitor>>();
  return {
    product,
    origin,
    folder,
    visitor(email) {
      const known = visitors.get(email) ?? Visitor.signIn(origin, product.store, email);
      visitors.set(email, known);
      return known;
    },
  };
}

const WAIT_MS = 100;
const WAIT_LIMIT_MS = 180_000;

/** Asks until the answer is there: what follows an event happens behind the door. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: nothing happened for three minutes`);
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
