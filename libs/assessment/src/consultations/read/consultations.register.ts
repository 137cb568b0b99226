import { registerOf } from '../../register/register.js';
import { consultation } from '../domain/consultation.js';
import { partiesOf } from '../domain/consultation.state.js';

/** 任免征求意见 by the agency that they are about, the latest first. */
export const consultationRegister = registerOf({
  name: 'consultations',
  version: 1,
  family: consultation,
  entryOf: (state) => ({
    status: state.status,
    subject: state.agency,
    openedAt: state.askedAt,
    nextDue: state.status === 'asked' ? state.answerBy : undefined,
    parties: partiesOf(state),
  }),
});
