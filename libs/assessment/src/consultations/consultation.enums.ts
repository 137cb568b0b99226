import { enumOf } from '#graphql';
import type { Opinion, PostChange } from './domain/consultation.events.js';
import type { Consultation } from './domain/consultation.state.js';

export const PostChangeEnum = enumOf<PostChange>(
  'PostChange',
  '任职或免职。Appointment or removal.',
  { appointment: '任职。Appointment.', removal: '免职。Removal.' },
);

export const OpinionEnum = enumOf<Opinion>('StreetOpinion', '街道的意见。What a street says.', {
  agree: '同意。Agrees.',
  'agree-with-conditions': '有条件同意，须写明条件。Agrees on conditions.',
  object: '不同意，须写明理由。Objects, with a reason.',
});

export type ConsultationStatus = Exclude<Consultation['status'], 'none'>;
export const ConsultationStatusEnum = enumOf<ConsultationStatus>(
  'ConsultationStatus',
  '任免征求意见的状态。Where a consultation stands.',
  {
    asked: '征求意见中。Asked.',
    answered: '已答复。Answered.',
    withdrawn: '已撤回。Withdrawn.',
  },
);
