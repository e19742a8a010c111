/** Minimise cost x within column and row bounds; the matrix by rows (CSR). Infinities mean no bound. */
export type LinearProgram = {
  readonly columnCost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly rowStarts: Int32Array;
  readonly columnIndices: Int32Array;
  readonly values: Float64Array;
};

/** Port: solves linear programs. Throws a `HeliographError` where there is no optimum. */
export type LinearOptimiser = { solve(program: LinearProgram): Float64Array };

/** Collects columns and rows one by one. */
export class LinearProgramBuilder {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly rowStarts: number[] = [];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  /** @returns index of the new column */
  column(cost: number, lower: number, upper: number): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    return this.cost.length - 1;
  }

  /** lower <= sum of factor x column <= upper; terms with a factor of 0 are left out. */
  row(lower: number, upper: number, terms: readonly (readonly [column: number, factor: number])[]): void {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.rowStarts.push(this.indices.length);
    for (const [column, factor] of terms) {
      if (factor === 0) continue;
      this.indices.push(column);
      this.values.push(factor);
    }
  }

  program(): LinearProgram {
    return {
      columnCost: Float64Array.from(this.cost),
      columnLower: Float64Array.from(this.lower),
      columnUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      rowStarts: Int32Array.from([...this.rowStarts, this.indices.length]),
      columnIndices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    };
  }
}
