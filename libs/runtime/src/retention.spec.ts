import { readRetention } from './retention.js';

describe('given the settings of how long personal data is kept', () => {
  it('when nothing is set, then contacts stay, the audit log keeps its names for six months, and it goes by itself', () => {
    expect(readRetention({})).toEqual({
      bySchedule: true,
      contactDays: undefined,
      auditDays: 190,
    });
  });

  it('when it is set, then it is as set', () => {
    const env = { CONTACT_KEEP_DAYS: '365', AUDIT_KEEP_DAYS: '1095', ERASE_DUE: 'false' };
    expect(readRetention(env)).toEqual({ bySchedule: false, contactDays: 365, auditDays: 1_095 });
  });

  it.each([
    ['CONTACT_KEEP_DAYS', '0'],
    // The law asks for six months.
    ['AUDIT_KEEP_DAYS', '183'],
    ['ERASE_DUE', 'sometimes'],
  ])('when %s is %s, then that is refused by name', (name, value) => {
    expect(() => readRetention({ [name]: value })).toThrow(name);
  });
});
