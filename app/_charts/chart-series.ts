import type { SeriesId } from "./series-color";

/** One line or one layer of a chart. Values are for drawing and for its table: money in major units. */
export type ChartSeries = {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesId;
  readonly values: readonly number[];
};
