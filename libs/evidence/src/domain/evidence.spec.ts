import { specification } from '#event-sourcing';
import { isReference } from '#whistle';
import type { EvidenceStored } from './evidence.events.js';
import { evidence } from './evidence.js';

const reference = 'a'.repeat(64);
const piece = { stored: 'b'.repeat(64), mediaType: 'image/jpeg', bytes: 3, width: 4, height: 5 };
const at = '2026-11-23T02:00:00.000Z';
const by = (organisation: string) => ({
  now: at,
  acting: { account: `${organisation}-clerk`, organisation },
});
const stored = (organisation: string): EvidenceStored => ({
  type: 'EvidenceStored',
  data: { at, reference, ...piece, organisation, account: `${organisation}-clerk` },
});
const removed = {
  type: 'EvidenceRemoved',
  data: { at, reference, stored: piece.stored },
} as const;
const send = { type: 'StoreEvidence', reference, piece } as const;
const remove = { type: 'RemoveEvidence', reference } as const;
const spec = specification(evidence);

describe('given a file whose bytes are kept', () => {
  it('when it is sent first, then it is an event, with whose it is', () => {
    spec
      .given([])
      .when(send, by('chengguan'))
      .then([stored('chengguan')]);
  });

  it('when its organisation sends it again, then nothing changes', () => {
    spec
      .given([stored('chengguan')])
      .when(send, by('chengguan'))
      .then([]);
  });

  it('when another organisation sends it, then it may refer to the same piece, as it was kept', () => {
    const otherwise = { ...send, piece: { ...piece, stored: 'c'.repeat(64), bytes: 9 } };
    spec
      .given([stored('chengguan')])
      .when(otherwise, by('gongan'))
      .then([stored('gongan')]);
  });

  it('when it has no size in pixels, then its event has none', () => {
    const { stored: digest, bytes } = piece;
    const document = { stored: digest, mediaType: 'application/pdf', bytes };
    const { account, organisation } = by('gongan').acting;
    const data = { at, reference, ...document, organisation, account };
    spec
      .given([])
      .when({ ...send, piece: document }, by('gongan'))
      .then([{ type: 'EvidenceStored', data }]);
  });
});

describe('given a piece that nobody refers to', () => {
  it('when it is given up, then once, and nobody may refer to it', () => {
    spec
      .given([stored('chengguan')])
      .when(remove, by('system'))
      .then([removed]);
    spec
      .given([stored('chengguan'), removed])
      .when(remove, by('system'))
      .then([]);
    const { senders, piece: kept } = evidence.fold([stored('chengguan'), removed]);
    expect([senders, kept]).toEqual([[], undefined]);
  });

  it('when it is sent anew, then it is kept anew', () => {
    spec
      .given([stored('chengguan'), removed])
      .when(send, by('chengguan'))
      .then([stored('chengguan')]);
  });
});

it.each([
  [reference, true],
  [reference.toUpperCase(), false],
  ['photo/1.jpg', false],
  [`${reference}0`, false],
])('given the text %s, when it is a reference: %s', (text, is) => {
  expect(isReference(text)).toBe(is);
});
