/** The same station, weather, spreads and seed always give the same figures, on the server and in the studio. */
export const RISK_SEED = 1;

/** Paths of a life that are run unless somebody asks for others. */
export const RISK_PATHS = 1000;
