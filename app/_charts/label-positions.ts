/**
 * Moves labels apart so that neighbours are at least `gap` away, none lies outside [low, high], and each stays as near to
 * its wish as that allows. The result is in the order given. More labels than fit are spread evenly.
 */
export function labelPositions(wishes: readonly number[], gap: number, low: number, high: number): readonly number[] {
  if (wishes.length === 0) return [];
  const room = (high - low) / Math.max(1, wishes.length - 1);
  const distance = Math.min(gap, room);
  const order = wishes.map((wish, index) => ({ wish, index })).sort((a, b) => a.wish - b.wish || a.index - b.index);
  const placed = new Array<number>(wishes.length).fill(low);
  let floor = low;
  for (const { wish, index } of order) {
    placed[index] = Math.max(wish, floor);
    floor = (placed[index] ?? low) + distance;
  }
  let ceiling = high;
  for (const { index } of order.toReversed()) {
    placed[index] = Math.min(placed[index] ?? low, ceiling);
    ceiling = (placed[index] ?? high) - distance;
  }
  return placed;
}
