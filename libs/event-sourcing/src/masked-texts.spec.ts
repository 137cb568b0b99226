import { maskTexts } from './masked-texts.js';

describe('given what is shown to somebody outside of its audience', () => {
  const shown = {
    id: '13812345678',
    record: '已致电 13812345678',
    promises: [{ content: '回访 13912345678', dueAt: '2026-11-27', parts: ['13712345678'] }],
    parts: ['联系 13712345678'],
    nothing: null,
    count: 3,
  };

  it('when texts are named, then numbers in them are masked, however deep, and all else stays', () => {
    expect(maskTexts(shown, new Set(['record', 'content', 'parts']))).toEqual({
      id: '13812345678',
      record: '已致电 ***',
      promises: [{ content: '回访 ***', dueAt: '2026-11-27', parts: ['***'] }],
      parts: ['联系 ***'],
      nothing: null,
      count: 3,
    });
  });
});
