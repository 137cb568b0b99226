import type { Right } from './right.js';
import {
  ADMINISTRATOR,
  AUDIT,
  CALLED,
  CONSULTED,
  DOERS,
  EVERYBODY,
  FIGURES,
  FIGURES_OF_STREETS,
  KEEPING,
  LOOKS,
  MEETING_PARTIES,
  ON_DISPLAY,
  ONESELF,
  OPEN_TASK,
  PARTIES,
  STREET_FIGURES,
  WHOLE_DISTRICT,
} from './rows.js';

/** 工作人员电话: of one's colleagues, and of whoever is on duty at this moment. */
const TELEPHONE = {
  street: ['own', 'duty'],
  community: ['own', 'duty'],
  department: ['own', 'duty'],
  'command-centre': 'district',
  assessment: ['own', 'duty'],
  administrator: 'district',
} as const satisfies Right;

/** 用户名 is half of what a sign-in takes: of one's colleagues only. */
const USERNAME = {
  street: 'own',
  community: 'own',
  department: 'own',
  'command-centre': 'own',
  assessment: 'own',
  administrator: 'district',
} as const satisfies Right;

/** 通知订阅: an assessor does not answer for the command centre; what is a person's own is nobody else's. */
const SUBSCRIPTION = {
  street: ['own', 'self'],
  community: ['own', 'self'],
  department: ['own', 'self'],
  'command-centre': ['own', 'self'],
  assessment: 'self',
  administrator: 'district',
} as const satisfies Right;

/**
 * Fields about persons and comparisons of volume, by `Type.field`, or by `Type` for all of its fields.
 * Where a caller has no right, the field is null, or the row is not there.
 */
export const FIELDS = {
  'Whistle.contact': OPEN_TASK,
  ResidentContact: OPEN_TASK,
  'Person.phone': TELEPHONE,
  'Person.account': USERNAME,
  'TimelineEntry.account': DOERS,
  'ClockPause.approvedBy': DOERS,
  'ClockMove.approvedBy': DOERS,
  'RulePack.activatedBy': AUDIT,
  'NoticeSubscription.address': SUBSCRIPTION,
  'NoticeSubscription.credential': SUBSCRIPTION,
  'NoticeSubscription.person': SUBSCRIPTION,
  'Account.username': ONESELF,
  'AccountChanged.account': ADMINISTRATOR,
  'ApiKey.account': ADMINISTRATOR,
  AccountStanding: ADMINISTRATOR,
  'RetiredAccountsClosed.usernames': ADMINISTRATOR,
  'SignedIn.account': ONESELF,
  'SignedIn.mustChangePassword': ONESELF,
  'SignedIn.token': ONESELF,
  'TokenRenewed.token': ONESELF,
  'AuditLine.account': AUDIT,
  'ContactLook.account': LOOKS,
  'ContactRevealed.contact': OPEN_TASK,
  'Duty.person': EVERYBODY,
  'PersonChanged.person': KEEPING,
  'Person.name': EVERYBODY,
  Officeholder: PARTIES,
  'NearWhistle.whistleId': PARTIES,
  'NearWhistle.title': PARTIES,
  'NearWhistle.address': PARTIES,
  'NearWhistle.longitude': PARTIES,
  'NearWhistle.latitude': PARTIES,
  'NearWhistle.lead': PARTIES,
  'Arrival.person': PARTIES,
  'Arrival.location': PARTIES,
  'ArrivalSupplement.person': PARTIES,
  'ArrivalSupplement.location': PARTIES,
  'Report.person': PARTIES,
  'ReportSupplement.person': PARTIES,
  TalkGuest: CALLED,
  'Consultation.candidate': CONSULTED,
  'StreetOpinionGiven.signatory': CONSULTED,
  'StreetOpinionGiven.signatoryPost': CONSULTED,
  'JointMeetingParticipant.persons': MEETING_PARTIES,
  'PeriodEdition.takenUp': WHOLE_DISTRICT,
  'PeriodEdition.undecided': WHOLE_DISTRICT,
  StreetWhistleBand: FIGURES_OF_STREETS,
  'AssessmentDashboard.byStreet': FIGURES,
  'DistrictNow.byStreet': ON_DISPLAY,
  'DistrictChanged.whistle': WHOLE_DISTRICT,
  'DistrictChanged.summonses': WHOLE_DISTRICT,
  'MonthlyReportType.byStreet': STREET_FIGURES,
} as const satisfies Readonly<Record<string, Right>>;
export type GuardedField = keyof typeof FIELDS;
