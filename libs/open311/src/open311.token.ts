/** Injection token of the {@link Open311File}; undefined where the district offers no endpoint. */
export const OPEN311 = Symbol('OPEN311');
