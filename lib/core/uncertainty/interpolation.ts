/** Nodes of Chebyshev's second kind on an interval, rising: where a polynomial through them strays least from a smooth curve. */
export function chebyshevNodes(low: number, high: number, count: number): number[] {
  if (count === 1 || high <= low) return [(low + high) / 2];
  return Array.from(
    { length: count },
    (_, index) => (low + high) / 2 - ((high - low) / 2) * Math.cos((Math.PI * index) / (count - 1)),
  );
}

/** Lagrange's weights of each node at x; outside the nodes the curve is held at its end, so that it is never extrapolated. */
export function nodeWeights(nodes: readonly number[], x: number): number[] {
  const held = Math.min(Math.max(x, nodes[0] as number), nodes.at(-1) as number);
  return nodes.map((node, index) =>
    nodes.reduce((weight, other, at) => (at === index ? weight : (weight * (held - other)) / (node - other)), 1),
  );
}

/** Value at x of the polynomial through the nodes' values. */
export function interpolated(nodes: readonly number[], values: readonly number[], x: number): number {
  return nodeWeights(nodes, x).reduce((sum, weight, index) => sum + weight * (values[index] as number), 0);
}
