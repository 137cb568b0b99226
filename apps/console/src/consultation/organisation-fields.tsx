import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';

import { ask } from '../api/client';
import { ConsultationChoices, type OrganisationKind } from '../api/generated';
import { t } from '../app/text';

const useOfKind = (wanted: OrganisationKind) =>
  (
    useQuery({
      queryKey: ['consultation-choices'],
      refetchOnWindowFocus: false,
      queryFn: async () => (await ask(ConsultationChoices, {})).organisations,
    }).data ?? []
  )
    .filter(({ kind, active }) => active && kind === wanted)
    .map(({ id, name }) => ({ value: id, label: name }));

const SEARCH = { optionFilterProp: 'label' };

/** Whose head is appointed or removed. */
export const AgencyField = () => (
  <Form.Item
    name="agency"
    label={t('派出机构')}
    rules={[{ required: true, message: t('请选择派出机构') }]}
  >
    <Select showSearch={SEARCH} options={useOfKind('STATIONED_AGENCY')} />
  </Form.Item>
);

/** Who is asked. */
export const StreetsField = () => (
  <Form.Item
    name="streets"
    label={t('征求的街道')}
    rules={[{ required: true, message: t('请选择街道') }]}
  >
    <Select mode="multiple" showSearch={SEARCH} options={useOfKind('STREET')} />
  </Form.Item>
);
