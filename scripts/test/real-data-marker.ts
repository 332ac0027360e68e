/** Stands in the title of a case that was not run because its real data are missing. */
export const REAL_DATA_MISSING = 'real data missing:';
