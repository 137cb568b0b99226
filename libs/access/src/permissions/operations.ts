import { ANONYMOUS, type OperationRight } from './right.js';
import * as rows from './rows.js';

/*
 * Who may do what: the one source. The guard refuses an operation that is not here, and a role that its
 * row does not name; relations are held by the domain (commands) and the reader's scope (questions).
 */

/** Mutations by their name in GraphQL. */
export const COMMANDS = {
  // 吹哨、审哨、派哨
  raiseWhistle: rows.BLOWING,
  confirmInitiative: rows.LEADERS,
  approveWhistle: rows.AUTHORITY,
  returnWhistle: rows.AUTHORITY,
  resubmitWhistle: rows.STREET_SIDE,
  dispatchWhistle: rows.CENTRE,
  // 应哨
  acknowledgeSummons: rows.RESPONDING,
  contactStreet: rows.RESPONDING,
  arriveOnSite: rows.RESPONDING,
  recordProgress: rows.RESPONDING,
  reportResolution: rows.RESPONDING,
  declineSummons: rows.RESPONDING,
  requestExtension: rows.RESPONDING,
  // 核实、评哨
  confirmArrival: rows.STREET_SIDE,
  disputeArrival: rows.STREET_SIDE,
  confirmResolution: rows.STREET_SIDE,
  sendBackResolution: rows.STREET_SIDE,
  rateDepartment: rows.RATING,
  // 裁定、延期、挂账、督办
  upholdDecline: rows.CENTRE,
  overruleDecline: rows.CENTRE,
  grantExtension: rows.AUTHORITY,
  refuseExtension: rows.AUTHORITY,
  pauseClock: rows.AUTHORITY,
  resumeClock: rows.STREET_SIDE,
  superviseSummons: rows.STREET_SIDE,
  // 增减部门、联合执法
  summonDepartment: rows.STREET_SIDE,
  replaceDepartment: rows.STREET_SIDE,
  withdrawDepartment: rows.STREET_SIDE,
  callJointEnforcement: rows.STREET_SIDE,
  concludeJointEnforcement: rows.STREET_SIDE,
  // 结哨以后
  closeWhistle: rows.STREET_SIDE,
  withdrawWhistle: rows.STREET_SIDE,
  mergeWhistle: rows.STREET_SIDE,
  reopenWhistle: rows.STREET_SIDE,
  recordResidentSatisfaction: rows.STREET_SIDE,
  // 申诉
  fileAppeal: rows.CONTESTING,
  withdrawAppeal: rows.FILED,
  decideAppeal: rows.ASSESSMENT,
  // 联席会议
  callMeeting: rows.MEETINGS,
  recordAttendance: rows.MEETINGS,
  decideAtMeeting: rows.MEETINGS,
  fileMinutes: rows.MEETINGS,
  cancelMeeting: rows.MEETINGS,
  // 考核
  makePeriodPreliminary: rows.ASSESSMENT,
  withdrawPreliminaryPeriod: rows.ASSESSMENT,
  publishPeriod: rows.ASSESSMENT,
  restatePeriod: rows.ASSESSMENT,
  callTalk: rows.ASSESSMENT,
  holdTalk: rows.ASSESSMENT,
  reportTalkPromise: rows.TALKED_TO,
  confirmTalkPromise: rows.ASSESSMENT,
  breakTalkPromise: rows.ASSESSMENT,
  closeTalk: rows.ASSESSMENT,
  cancelTalk: rows.ASSESSMENT,
  askOpinions: rows.ASKING,
  giveOpinion: rows.ASKED,
  answerOpinions: rows.ASKING,
  withdrawConsultation: rows.ASKING,
  // 名录、人员、值班
  registerOrganisation: rows.ADMINISTRATOR,
  renameOrganisation: rows.ADMINISTRATOR,
  moveOrganisation: rows.ADMINISTRATOR,
  mergeOrganisations: rows.ADMINISTRATOR,
  splitOrganisation: rows.ADMINISTRATOR,
  retireOrganisation: rows.ADMINISTRATOR,
  drawBoundary: rows.ADMINISTRATOR,
  cancelOrganisationChange: rows.ADMINISTRATOR,
  registerPerson: rows.KEEPING,
  changePersonDetails: rows.KEEPING,
  movePerson: rows.KEEPING,
  recordPersonLeft: rows.KEEPING,
  assignDuties: rows.KEEPING,
  withdrawDuty: rows.KEEPING,
  // 通知
  subscribeToNotices: rows.NOTICE_SETTINGS,
  unsubscribeFromNotices: rows.NOTICE_SETTINGS,
  setNoticePreferences: rows.NOTICE_SETTINGS,
  markNoticesRead: rows.ONESELF,
  replayDeadNotices: rows.ADMINISTRATOR,
  // 居民个人信息
  revealContact: rows.OPEN_TASK,
  erasePersonalData: rows.ADMINISTRATOR,
  // 登录、账号
  signIn: ANONYMOUS,
  offerSecondFactor: ANONYMOUS,
  confirmSecondFactor: ANONYMOUS,
  renewToken: rows.ONESELF,
  signOut: rows.ONESELF,
  endSession: rows.ONESELF,
  endOtherSessions: rows.ONESELF,
  changePassword: rows.ONESELF,
  openAccount: rows.ADMINISTRATOR,
  closeAccount: rows.ADMINISTRATOR,
  closeRetiredAccounts: rows.ADMINISTRATOR,
  changeAccountRole: rows.ADMINISTRATOR,
  changeAccountPosts: rows.ADMINISTRATOR,
  resetPassword: rows.ADMINISTRATOR,
  resetSecondFactor: rows.ADMINISTRATOR,
  endAccountSessions: rows.ADMINISTRATOR,
  createApiKey: rows.ADMINISTRATOR,
  rotateApiKey: rows.ADMINISTRATOR,
  revokeApiKey: rows.ADMINISTRATOR,
} as const satisfies Readonly<Record<string, OperationRight>>;

/** Queries by their name in GraphQL. */
export const QUESTIONS = {
  // 哨
  whistle: rows.PARTIES,
  clockLedger: rows.PARTIES,
  streetWorkList: rows.WORK_LISTS,
  departmentWorkList: rows.WORK_LISTS,
  commandCentreWorkList: rows.WHOLE_DISTRICT,
  streetTasks: rows.WORK_LISTS,
  openWhistles: rows.WHOLE_DISTRICT,
  streetWorkCounts: rows.WORK_LISTS,
  departmentWorkCounts: rows.WORK_LISTS,
  centreWorkCounts: rows.WHOLE_DISTRICT,
  districtNow: rows.WHOLE_DISTRICT,
  overdueSummonses: rows.MATTERS,
  whistlesNear: rows.BEFORE_BLOWING,
  suggestDepartments: rows.BEFORE_BLOWING,
  appeals: rows.MATTERS,
  declinePrecedents: rows.MATTERS,
  jointMeeting: rows.MEETING_PARTIES,
  jointMeetings: rows.MEETING_PARTIES,
  // 研判
  arrivedUnresolved: rows.MATTERS,
  deadlineRisks: rows.MATTERS,
  deadlineRiskCalibration: rows.WHOLE_DISTRICT,
  repeatedWhistles: rows.MATTERS,
  whistleBands: rows.FIGURES_OF_STREETS,
  decliningDepartments: rows.FIGURES,
  // 考核
  appealStatistics: rows.FIGURES,
  assessmentDashboard: rows.FIGURES,
  assessmentPeriod: rows.SCORED,
  assessmentPeriods: rows.SCORED,
  assessmentSignals: rows.SIGNALS,
  creditFile: rows.FIGURES,
  explainScore: rows.FIGURES,
  monthlyReport: rows.STREET_FIGURES,
  redBlackLists: rows.STREET_FIGURES,
  responseTimeStatistics: rows.FIGURES,
  scorecards: rows.FIGURES,
  statisticsSummonses: rows.FIGURES,
  talk: rows.CALLED,
  talks: rows.CALLED,
  talksDue: rows.WHOLE_DISTRICT,
  whatIfScores: rows.ASSESSMENT,
  consultation: rows.CONSULTED,
  consultations: rows.CONSULTED,
  // 名录、规则
  organisation: rows.EVERYBODY,
  organisations: rows.EVERYBODY,
  regionAt: rows.EVERYBODY,
  categories: rows.EVERYBODY,
  people: rows.EVERYBODY,
  onDuty: rows.EVERYBODY,
  dutyRoster: rows.EVERYBODY,
  rulePacks: rows.EVERYBODY,
  whistleKinds: rows.EVERYBODY,
  // 通知、账号
  myNotices: rows.OWN,
  myUnreadNotices: rows.OWN,
  noticeSettings: { ...rows.OWN, administrator: 'district' },
  noticeDeliveries: rows.ADMINISTRATOR,
  serverTime: rows.EVERYBODY,
  me: rows.ONESELF,
  mySessions: rows.ONESELF,
  accountSessions: rows.ADMINISTRATOR,
  accounts: rows.ADMINISTRATOR,
  apiKeys: rows.ADMINISTRATOR,
  // 留痕
  auditLog: rows.AUDIT,
  contactLooks: rows.LOOKS,
} as const satisfies Readonly<Record<string, OperationRight>>;

/** Subscriptions by their name in GraphQL. */
export const FEEDS = {
  whistleChanged: rows.PARTIES,
  workListChanged: rows.WORK_LISTS,
  assessmentDashboardChanged: rows.FIGURES,
} as const satisfies Readonly<Record<string, OperationRight>>;

/** Calls over HTTP that ask for a session, by method and route. */
export const CALLS = {
  'POST /evidence': rows.SENDING_EVIDENCE,
  'GET /evidence/:reference': rows.SEEING_EVIDENCE,
  'GET /reports/month': rows.STREET_FIGURES,
  'GET /reports/scorecards': rows.FIGURES,
  'GET /reports/statistics': rows.FIGURES,
  'GET /reports/summonses': rows.FIGURES,
} as const satisfies Readonly<Record<string, OperationRight>>;
