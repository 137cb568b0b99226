import type { RequestsTable } from './requests.tables.js';
import { toServiceRequest } from './service-request.js';

const row: RequestsTable = {
  id: 'w',
  revision: 3,
  system: 'app',
  reference: 'A-1',
  kind: 'routine',
  category: '1101',
  lead: 'shuiwu',
  status: 'closed',
  notes: '已疏通，王师傅 139 1234 5678 到场',
  description: '我是 13800001234，井盖缺失',
  address: '新华路 12 号',
  region: '370199001001',
  longitude: null,
  latitude: null,
  requested_at: '2026-11-16T02:00:00.000Z',
  updated_at: '2026-11-17T02:00:00.000Z',
  expected_at: null,
  lead_summons: 1,
  overall_at: null,
};

describe('given a request of another platform', () => {
  it('when it is told how it went, then numbers that people here typed stay here; its own text is its own', () => {
    const told = toServiceRequest(row, [], (id) => id);
    expect(told).toMatchObject({
      status_notes: '已疏通，王师傅 *** 到场',
      description: row.description,
    });
  });

  it('when nobody typed anything, then there is nothing', () => {
    expect(toServiceRequest({ ...row, notes: '' }, [], (id) => id)).not.toHaveProperty(
      'status_notes',
    );
  });
});
