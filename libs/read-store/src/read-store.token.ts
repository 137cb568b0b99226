/** Injection token of the ReadStore. */
export const READ_STORE = Symbol('READ_STORE');
