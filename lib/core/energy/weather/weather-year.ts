/** Hours of the model's year: leap days are left out. */
export const HOURS_PER_YEAR = 8760;

/** Days of each month of that year. */
export const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Index of the first hour of each month, and of the end of the year. */
export const MONTH_STARTS = [
  0,
  744,
  1416,
  2160,
  2880,
  3624,
  4344,
  5088,
  5832,
  6552,
  7296,
  8016,
  HOURS_PER_YEAR,
] as const;

/** Columns of a weather year, 8 760 values each, index 0 = 1 January 00:00-01:00 local standard time. */
export type WeatherHours = {
  /** Global horizontal, direct normal and diffuse horizontal irradiance, hourly means [W/m2]. */
  readonly ghi: Float64Array;
  readonly dni: Float64Array;
  readonly dhi: Float64Array;
  /** Air temperature [C]. */
  readonly tempAir: Float64Array;
  /** Wind speed at 10 m [m/s]. */
  readonly windSpeed: Float64Array;
  /** Air pressure [Pa]; without it the standard atmosphere at the site's elevation. */
  readonly pressure?: Float64Array;
};

/** SAM's CSV is also what the National Solar Radiation Database writes. */
export const WEATHER_FILE_FORMATS = ["tmy2", "tmy3", "epw", "pvgis-csv", "sam-csv"] as const;
export type WeatherFileFormat = (typeof WEATHER_FILE_FORMATS)[number];
export type WeatherFormat = WeatherFileFormat | "synthetic";

export type WeatherYear = {
  readonly format: WeatherFormat;
  /** Where it comes from, for people: station name, data set, or how it was made. */
  readonly source: string;
  readonly site: {
    readonly name: string;
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
    readonly elevationM: number;
    /** Local standard time minus UTC [h]. */
    readonly utcOffsetHours: number;
  };
  /** Calendar year of the data, month by month: a typical year is put together from several. */
  readonly monthYears: readonly number[];
  /** When within each hour its irradiance stands for the sun's position [h]: 0.5 for hourly means. */
  readonly sunTimeOffsetHours: number;
  /** Values are those of instants, as satellites see them, not means of hours. */
  readonly instantaneous?: boolean;
  readonly hours: WeatherHours;
};

/** A weather year that was read from a file. */
export type WeatherFileYear = WeatherYear & { readonly format: WeatherFileFormat };
