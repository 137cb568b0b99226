import { titleOf } from './order-intake.js';

describe('given an order with much to say', () => {
  it('when its title is made, then no character is cut in two', () => {
    const text = `${'路'.repeat(94)}👨‍👩‍👧😀 与其他`;
    const title = titleOf({ description: text }, { name: '路面塌陷' });
    expect(title).toBe(`路面塌陷：${'路'.repeat(94)}👨‍👩‍👧`);
    expect(titleOf({ address: '第五街 1 号', description: text }, { name: '占道' })).toBe(
      '占道：第五街 1 号',
    );
  });
});
