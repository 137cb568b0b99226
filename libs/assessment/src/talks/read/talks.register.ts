import { registerOf } from '../../register/register.js';
import { talk } from '../domain/talk.js';
import { nextDueOf } from '../domain/talk.state.js';

/** 约谈 by the organisation that was called, the latest call first. */
export const talkRegister = registerOf({
  name: 'talks',
  version: 1,
  family: talk,
  entryOf: (state) => ({
    status: state.status,
    subject: state.organisation,
    openedAt: state.calledAt,
    nextDue: nextDueOf(state),
    parties: [state.organisation, state.calledBy],
  }),
});
