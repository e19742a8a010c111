/**
 * Arrivals by local hour, relative. Shapes after the hour-of-day pattern of public charging in Borlaug et al., Transportation
 * Research Part D 114 (2023) 103564: workplace and shopping arrivals on AC in the morning and at noon, DC spread over the day with
 * a broad afternoon peak.
 */
export const AC_WORKDAY_HOURS = [1, 1, 1, 1, 1, 2, 6, 14, 18, 14, 10, 10, 12, 10, 8, 8, 8, 9, 8, 6, 4, 3, 2, 1];
export const AC_WEEKEND_HOURS = [1, 1, 1, 1, 1, 1, 2, 4, 8, 12, 15, 16, 16, 15, 14, 12, 10, 9, 7, 5, 4, 3, 2, 1];
export const DC_WORKDAY_HOURS = [2, 1, 1, 1, 1, 3, 6, 9, 10, 11, 12, 14, 15, 15, 15, 16, 17, 17, 15, 13, 10, 8, 5, 3];
export const DC_WEEKEND_HOURS = [2, 1, 1, 1, 1, 2, 4, 6, 9, 13, 16, 18, 18, 18, 18, 18, 17, 16, 14, 12, 9, 7, 5, 3];

/** A shop or office next door: load by hour, relative. */
export const OFFICE_WORKDAY_HOURS = [4, 4, 4, 4, 4, 5, 7, 10, 13, 14, 14, 14, 14, 14, 14, 14, 13, 11, 9, 7, 6, 5, 4, 4];
export const OFFICE_WEEKEND_HOURS = [4, 4, 4, 4, 4, 4, 4, 5, 6, 6, 7, 7, 7, 7, 7, 6, 6, 5, 5, 4, 4, 4, 4, 4];
