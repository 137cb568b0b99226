import { type EventRow, parsedWhenUsed, toRecorded } from './recorded-rows.js';

const metadata = { commandId: 'c-1', actor: { account: 'wang', organisation: 'street-1' } };
const read = parsedWhenUsed<typeof metadata>(JSON.stringify(metadata));

describe('given an object that is parsed when used', () => {
  it('when it is compared, then its content decides', () => {
    expect(read).toEqual(metadata);
    expect(read).not.toEqual({ ...metadata, commandId: 'c-2' });
    expect(metadata).not.toEqual(parsedWhenUsed('{"commandId":"c-1"}'));
  });

  it('when it is spread, listed or serialised, then it is as it was written', () => {
    expect({ ...read }).toEqual(metadata);
    expect(Object.keys(read)).toEqual(Object.keys(metadata));
    expect('actor' in read).toBe(true);
    expect(JSON.stringify({ read })).toBe(JSON.stringify({ read: metadata }));
  });

  it('when somebody writes to it, then that is refused', () => {
    expect(() => Object.assign(read, { commandId: 'c-2' })).toThrow(TypeError);
    expect(read.commandId).toBe('c-1');
  });
});

describe('given rows of a table', () => {
  const row = (position: number, millis: number, text: string): EventRow => {
    return [position, 's-1', position - 1, `id-${position}`, 'Raised', 1, '{}', text, millis];
  };

  it('when they become events, then each has its own time and metadata', () => {
    const rows = [row(1, 0, '{"commandId":"c-1"}'), row(2, 1_000, '{"commandId":"c-2"}')];
    expect(toRecorded(rows, (id) => id)).toMatchObject([
      {
        position: '0000000000000001',
        recordedAt: '1970-01-01T00:00:00.000Z',
        metadata: { commandId: 'c-1' },
      },
      {
        position: '0000000000000002',
        recordedAt: '1970-01-01T00:00:01.000Z',
        metadata: { commandId: 'c-2' },
      },
    ]);
  });

  it('when nobody looks at their metadata, then it is not parsed', () => {
    const [event] = toRecorded([row(1, 0, 'not JSON')], (id) => id);
    expect(event).toMatchObject({ id: 'id-1', data: {} });
    expect(() => event?.metadata.commandId).toThrow(SyntaxError);
  });
});
