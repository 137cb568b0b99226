import { withKeptEvidence } from './shown-evidence.js';
import {
  after,
  arrive,
  blown,
  by,
  chengguan,
  contest,
  given,
  report,
  sendBack,
} from './testing/whistle-scene.js';

const photo = 'a'.repeat(64);
const film = 'b'.repeat(64);
const kept = new Map([
  [photo, 'image/jpeg'],
  [film, 'video/mp4'],
]);
const claimed = (reference: string) => ({ reference, mediaType: 'application/x-claimed' });
const knowing = Object.assign({}, by(chengguan, '10:30'), { evidence: kept });

describe('given commands that refer to evidence, and what is kept of it', () => {
  it('when all of it is kept, then the kinds are those that are kept, whatever is claimed', () => {
    const evidence = [claimed(photo), claimed(film)];
    const { decision } = given(after(blown)).when(Object.assign({}, arrive, { evidence }), knowing);
    expect(JSON.stringify(decision)).toContain(
      JSON.stringify([
        { reference: photo, mediaType: 'image/jpeg' },
        { reference: film, mediaType: 'video/mp4' },
      ]),
    );
  });

  it.each([
    ['an arrival', { type: 'ArriveOnSite', summons: 1, person: '李队' }],
    ['progress', { type: 'RecordProgress', summons: 1, note: '正在疏通' }],
    ['a report', report],
    ['an appeal', contest],
    ['a decline', { type: 'DeclineSummons', summons: 1, reason: '非职责', legalBasis: '清单' }],
    ['a dispute', { type: 'DisputeArrival', summons: 1, reason: '无人到场' }],
    ['what is sent back', sendBack],
  ] as const)('when one of %s is not, then nothing is decided, and it is named', (_, command) => {
    const evidence = [claimed(photo), claimed('photo/1.jpg')];
    const sent = Object.assign({}, command, { evidence });
    const { decision } = given(after(blown)).when(sent, knowing);
    expect(decision).toEqual({
      rejected: 'EVIDENCE_UNKNOWN',
      details: { field: 'evidence.1.reference', reference: 'photo/1.jpg' },
    });
  });

  it('when the same is sent again, then it is on record, whatever kind is claimed now', () => {
    const sent = Object.assign({}, arrive, { evidence: [claimed(photo)] });
    const before = after(blown, [sent, knowing]);
    const again = Object.assign({}, arrive, {
      evidence: [{ reference: photo, mediaType: 'image/png' }],
    });
    given(before).when(again, knowing).then([]);
  });

  it('when it is not known what is kept, then references stay as they are: imported history', () => {
    const command = Object.assign({}, report, { evidence: [claimed('photos/2019/1.jpg')] });
    expect(withKeptEvidence(command, undefined)).toBe(command);
  });
});
