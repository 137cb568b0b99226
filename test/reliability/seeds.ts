const USUAL = 20_261_127;

const given = (): number | undefined => {
  const { SEED } = process.env;
  return SEED === undefined ? undefined : Number(SEED);
};

/** Of what a run of the parts makes up; `SEED` names another. */
export const seedOfRun = (): number => given() ?? USUAL;

/**
 * Of what specs make up: the same for ever, and another each day, so that chance comes upon in some weeks what no
 * single run finds. `SEED` makes again what a day made.
 */
export const seedsOfSpecs = (): readonly (readonly [string, number])[] => [
  ['of every run', 4],
  ['of the day', given() ?? Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))],
];
