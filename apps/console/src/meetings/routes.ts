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

/** 联席会议. */
export const meetingRoutes = [meetings, callMeeting, meeting] as const;
