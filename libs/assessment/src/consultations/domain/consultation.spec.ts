import type { ConsultationCommand, ConsultationRejection } from './consultation.commands.js';
import { consultation } from './consultation.js';
import { silentStreets } from './consultation.state.js';
import { digestOf } from './dossier.js';
import * as scene from './testing/consultation-scene.js';

const { agency, agree, agreed, answer, ask, asked, at, bureau, contextOf, dossier } = scene;
const { eventsOf, given, guangming, object, other, spoken, whole, withdrawal, xinhua } = scene;

const homeless = ask({ agency: 'paichusuo', streets: ['xinhua'] });

const stateAfter = (...steps: readonly scene.Step[]) => consultation.fold(eventsOf(...steps));

describe('given a department that wants a new head for its agency', () => {
  it('when it asks the streets, then the figures that they judge by are frozen with it', () => {
    const { agency: of, change, post, candidate, streets, answerBy } = ask();
    const about = { agency: of, change, post, candidate, streets, answerBy };
    const data = { at: at('10 09:00'), department: 'shichang', ...about, dossier };
    given([])
      .when(...asked)
      .then([{ type: 'OpinionsAsked', data }]);
    expect(digestOf(dossier)).toBe(dossier.digest);
    const better = { ...dossier, meetings: { invited: 4, attended: 4 } };
    expect(digestOf(better)).not.toBe(dossier.digest);
  });

  const unready = { ...contextOf(bureau, '10 09:00'), dossier: undefined };
  it('when the figures have not caught up with the log, then it has to wait', () => {
    given([]).when(ask(), unready).then('FIGURES_NOT_READY');
  });

  const refusals: [string, ConsultationCommand, typeof bureau, ConsultationRejection][] = [
    ['a street asks itself', ask(), xinhua, 'DEPARTMENT_ONLY'],
    ['the agency asks for its own head', ask(), agency, 'DEPARTMENT_ONLY'],
    ['it is another’s agency', ask(), other, 'AGENCY_NOT_YOURS'],
    ['it is no agency', ask({ agency: 'chengguan' }), bureau, 'AGENCY_UNKNOWN'],
    ['it is no street', ask({ streets: ['chengguan'] }), bureau, 'STREET_UNKNOWN'],
    ['the street it is stationed in is left out', homeless, other, 'HOME_STREET_MISSING'],
    ['the limit is over', ask({ answerBy: at('09 18:00') }), bureau, 'ANSWER_BY_PASSED'],
    ['nobody asked', agree, xinhua, 'CONSULTATION_NOT_FOUND'],
    ['nothing was asked', answer, bureau, 'CONSULTATION_NOT_FOUND'],
  ];
  it.each(refusals)('when %s, then it is refused', (_, command, who, code) => {
    given([]).when(command, contextOf(who, '10 09:00')).then(code);
  });

  it('when the agency belongs to its street, then any department may ask that street', () => {
    const command = { ...homeless, streets: ['guangming'] };
    expect(given([]).when(command, contextOf(other, '10 09:00')).decision).toHaveLength(1);
  });
});

describe('given streets that were asked', () => {
  it('when all have spoken, then the department answers, following them or not', () => {
    const after = stateAfter(...whole);
    expect(after).toMatchObject({ status: 'answered', answer: { followed: false, silent: [] } });
    expect(after.opinions.map(({ street, opinion }) => [street, opinion])).toEqual([
      ['xinhua', 'agree'],
      ['guangming', 'object'],
    ]);
  });

  it('when one stays silent, then the answer waits for the limit and states it: no consent', () => {
    given(eventsOf(...agreed))
      .when(answer, contextOf(bureau, '17 18:00'))
      .then('OPINIONS_AWAITED');
    const { followed, reason } = answer;
    const data = { at: at('17 18:01'), followed, reason, silent: ['guangming'] };
    given(eventsOf(...agreed))
      .when(answer, contextOf(bureau, '17 18:01'))
      .then([{ type: 'OpinionsAnswered', data }]);
    expect(silentStreets(stateAfter(...agreed))).toEqual(['guangming']);
  });

  it('when it speaks late, then that counts until the answer, unless rules took silence for consent', () => {
    const late = contextOf(guangming, '18 09:00');
    expect(given(eventsOf(...agreed)).when(object, late).decision).toHaveLength(1);
    const byRule = ask({ silenceConsentsBy: '某区委办〔2026〕3 号第八条' });
    given(eventsOf([byRule, contextOf(bureau, '10 09:00')]))
      .when(object, late)
      .then('SILENCE_CONSENTED');
  });

  it('when it is withdrawn, then nobody speaks any more', () => {
    const steps: scene.Step[] = [...agreed, [withdrawal, contextOf(bureau, '13 09:00')]];
    given(eventsOf(...steps))
      .when(object, contextOf(guangming, '13 10:00'))
      .then('CONSULTATION_OVER');
    given(eventsOf(...steps))
      .when(withdrawal, contextOf(bureau, '13 10:00'))
      .then([]);
  });

  const refusals: [string, readonly scene.Step[], scene.Step, ConsultationRejection][] = [
    ['it is asked again', [asked], asked, 'CONSULTATION_EXISTS'],
    ['a department speaks', [asked], [agree, contextOf(other, '12 09:00')], 'STREET_NOT_ASKED'],
    [
      'it objects without a reason',
      [asked],
      [{ ...agree, opinion: 'object' }, contextOf(xinhua, '12 09:00')],
      'REASON_REQUIRED',
    ],
    [
      'it agrees on conditions that it does not name',
      [asked],
      [{ ...agree, opinion: 'agree-with-conditions' }, contextOf(xinhua, '12 09:00')],
      'REASON_REQUIRED',
    ],
    ['it changes its opinion', agreed, [object, contextOf(xinhua, '13 09:00')], 'OPINION_GIVEN'],
    [
      'another department answers',
      spoken,
      [answer, contextOf(other, '14 09:00')],
      'NOT_YOUR_ORGANISATION',
    ],
    [
      'another department withdraws it',
      spoken,
      [withdrawal, contextOf(other, '14 09:00')],
      'NOT_YOUR_ORGANISATION',
    ],
    [
      'it is answered otherwise',
      whole,
      [{ ...answer, followed: true }, contextOf(bureau, '15 09:00')],
      'CONSULTATION_OVER',
    ],
  ];
  it.each(refusals)('when %s, then it is refused', (_, steps, [command, context], code) => {
    given(eventsOf(...steps))
      .when(command, context)
      .then(code);
  });

  it('when anything is said twice, then nothing changes', () => {
    given(eventsOf(...agreed))
      .when(agree, contextOf(xinhua, '13 09:00'))
      .then([]);
    given(eventsOf(...whole))
      .when(answer, contextOf(bureau, '15 09:00'))
      .then([]);
  });
});
