import { as } from '../support/district.js';

const ROW = `{ department street day summoned acknowledged arrived resolved stillOpen
  acknowledge { onTimeRate p50 p90 p95 } arrive { onTimeRate p50 p90 p95 } resolve { onTimeRate p50 p90 p95 } }`;

const QUERY = `query ($month: String!) { assessmentDashboard(month: $month) {
  totals ${ROW} byDepartment ${ROW} byStreet ${ROW} daily ${ROW} } }`;

/** The question an assessment official asks most: everything of one month. */
export async function askDashboard(url: string, month: string): Promise<() => Promise<unknown>> {
  const assessor = await as(url, 'assessor');
  return () => assessor.ask(QUERY, { month });
}
