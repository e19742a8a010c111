/** For each hour the highest of `sign` x price over it and the next `span` hours, times `sign`: sign 1 highest, -1 lowest. */
function extremeAhead(prices: Float64Array, span: number, sign: 1 | -1): Float64Array {
  const size = prices.length;
  const result = new Float64Array(size);
  const queue = new Int32Array(size);
  let head = 0;
  let tail = 0;
  for (let hour = size - 1; hour >= 0; hour -= 1) {
    const value = sign * (prices[hour] as number);
    while (tail > head && sign * (prices[queue[tail - 1] as number] as number) <= value) tail -= 1;
    queue[tail] = hour;
    tail += 1;
    while ((queue[head] as number) >= hour + span) head += 1;
    result[hour] = prices[queue[head] as number] as number;
  }
  return result;
}

/** Highest price from each hour over `span` hours (itself included); the year's end cuts the window short. */
export function highestAhead(prices: Float64Array, span: number): Float64Array {
  return extremeAhead(prices, span, 1);
}

/** Lowest price from each hour over `span` hours. */
export function lowestAhead(prices: Float64Array, span: number): Float64Array {
  return extremeAhead(prices, span, -1);
}
