import { deadlineRisks } from './deadline-risks.js';
import { repeatedWhistles } from './repeated-whistles.js';
import { riskCalibration } from './risk-calibration.js';

/** The questions of insight that are answered off the thread of requests. */
export const INSIGHT_QUESTIONS = [deadlineRisks, repeatedWhistles, riskCalibration] as const;
