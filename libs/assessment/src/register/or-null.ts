/** GraphQL and tables say null for what is not there. */
export const orNull = <Value>(value: Value | undefined): Value | null => value ?? null;
