/** What a measurement of its own gives: a figure in the bench's unit, or why there is none on this machine. */
export type Measured = number | { readonly absent: string };

type Common = {
  readonly name: string;
  /** The figure must stay below it, or above it where `better` is "higher". */
  readonly target?: number;
  readonly better?: "lower" | "higher";
  /** Name of the bench, of whatever file, that the figure is divided by. */
  readonly baseline?: string;
};

/**
 * One line of the bench's table. `run` is timed warm, its median printed in `unit`; `measure` is called once and gives a figure of
 * any unit: a peer's time, a rate, a share, a size.
 */
export type Bench = Common &
  (
    | { readonly unit: "ms" | "s"; readonly run: () => void | Promise<void>; readonly measure?: undefined }
    | { readonly unit: string; readonly measure: () => Measured | Promise<Measured>; readonly run?: undefined }
  );
