import { DEFAULT_UNCERTAINTY } from "@/lib/core/uncertainty/uncertainty-plan";

/** The smallest Monte Carlo run that the API takes. */
export const RISK_ORDER = { seed: 1, paths: 100, plan: DEFAULT_UNCERTAINTY, debt: null };
