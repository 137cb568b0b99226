import { specification, type RecordedEvent } from '#event-sourcing';
import { readSample } from '../../../../test/support/event-samples.js';
import type { PersonalDataEvent } from './personal-data.events.js';
import { personalData } from './personal-data.js';

const acting = { account: 'admin', organisation: 'district', role: 'administrator' };
const now = '2026-11-27T02:00:00.000Z';
const subject = 'whistle/6f9619ff-8b86-5011-b42d-00cf4fc964ff';
const key = '0b0c7f4e-8c1a-4f5e-9f5a-1c2d3e4f5a6b';
const context = { now, acting, keys: [key] };
const erase = { type: 'ErasePersonalData', subject, reason: '本人要求，个保法第四十七条' } as const;
const look = { type: 'RevealContact', subject, reason: '约居民开门' } as const;

const erased: PersonalDataEvent = {
  type: 'PersonalDataErased',
  data: { at: now, subject, keys: [key], by: acting, reason: erase.reason },
};
const revealed: PersonalDataEvent = {
  type: 'ContactRevealed',
  data: { at: now, subject, by: acting, reason: look.reason },
};
const given = (...events: PersonalDataEvent[]) => specification(personalData).given(events);

describe('given the personal data of somebody', () => {
  it('when it is erased, then the keys that are destroyed are on record', () => {
    given().when(erase, context).then([erased]);
  });

  it('when nothing is left to erase, then that is said', () => {
    given(erased).when(erase, context).then('NOTHING_TO_ERASE');
    given()
      .when(erase, { ...context, keys: [] })
      .then('NOTHING_TO_ERASE');
  });

  it('when somebody is shown it, then who and why is on record, each time', () => {
    given().when(look, context).then([revealed]);
    given(revealed).when(look, context).then([revealed]);
  });
});

describe('given every version of these events ever written', () => {
  it.each(Object.entries(personalData.versions))(
    'when %s v%i is read, then it folds today',
    (type, version) => {
      const event = [erased, revealed].find((one) => one.type === type);
      const sample = readSample(type, version, event?.data);
      expect(sample).toEqual({ type, version, data: event?.data });
      const today = personalData.typed(sample as RecordedEvent);
      expect(personalData.fold([today]).erased).toEqual(type === 'PersonalDataErased' ? [key] : []);
    },
  );
});
