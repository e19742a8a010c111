/** Proceeds that come in as a payment of their own, each recorded with what shows it. */
export const PROCEEDS_CAUSES = ["insurance-proceeds", "disposal", "change-of-control", "expropriation"] as const;

/** On what a deal may have to prepay its notes; `excess-cash` is a part of what the period leaves to the residual. */
export const PREPAYMENT_CAUSES = [...PROCEEDS_CAUSES, "excess-cash"] as const;
