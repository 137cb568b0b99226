/** Characters of GB 32100-2015, table 1: without I, O, S, V and Z. Their index is their value. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Whether this is a unified social credit code (统一社会信用代码): registering authority and category,
 * six digits of region, nine of the organisation code, and the check character of GB 32100-2015,
 * 4.2.5: 31 − Σ value × 3^(i−1) mod 31.
 */
export function isCreditCode(code: string): boolean {
  if (!SHAPE.test(code)) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, -1)) {
    sum += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS[(31 - (sum % 31)) % 31] === code.at(-1);
}
