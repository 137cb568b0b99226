import { createRoute, lazyRouteComponent } from '@tanstack/react-router';

import { root } from '../app/root';
import { callSearch, meetingsSearch } from './search';

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: meetingsSearch,
  component: lazyRouteComponent(() => import('./meetings-page'), 'MeetingsPage'),
});

const callMeeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/call',
  validateSearch: callSearch,
  component: lazyRouteComponent(() => import('./call-page'), 'CallMeetingPage'),
});

const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meetings/$id',
  component: lazyRouteComponent(() => import('./meeting-page'), 'MeetingPage'),
});

const consultations = createRoute({
  getParentRoute: () => root,
  path: '/meetings/consultations',
  component: lazyRouteComponent(
    () => import('../consultation/consultations-page'),
    'ConsultationsPage',
  ),
});

/** 联席会议、任免征求意见. */
export const meetingRoutes = [meetings, callMeeting, meeting, consultations] as const;
