/**
 * Stands where a function was deployed without a part that it never needs, so that the part's packages stay out of its
 * bundle. Its use is a bug of the wiring and says where to mend it.
 */
export function absentPart<Part extends object>(name: string): Part {
  const absent: ProxyHandler<Part> = {
    get() {
      throw new Error(`this function was deployed without ${name}: give it to its entry in functions/lambda`);
    },
  };
  return new Proxy<Part>({} as Part, absent);
}
