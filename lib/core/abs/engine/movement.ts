/** Where a movement of an engine's journal comes from or goes to when that is no holding account. */
export const COLLECTION = -1;
export const SUSPENSE = -2;
export const PREPAYMENT = -3;
