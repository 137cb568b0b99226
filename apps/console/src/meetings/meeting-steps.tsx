import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';

import { ask } from '../api/client';
import {
  CancelMeeting,
  DecideAtMeeting,
  FileMinutes,
  type JointMeetingQuery,
  RecordAttendance,
} from '../api/generated';
import { t } from '../app/text';
import { instantOf } from '../time';
import { EvidenceField } from '../whistle/evidence-field';
import { useOrganisations } from './choices';
import type { Answer } from './use-meeting-step';

export type Meeting = NonNullable<JointMeetingQuery['jointMeeting']>;

/** What people typed in the form of one of the steps. */
export interface Typed {
  readonly organisation?: string;
  readonly persons?: string;
  readonly decision?: string;
  readonly whistle?: string;
  readonly department?: string;
  readonly dueAt?: string;
  readonly text?: string;
  readonly evidence?: readonly { readonly reference: string }[];
  readonly reason?: string;
}

type On = { readonly meetingId: string; readonly commandId: string };
export interface MeetingStep {
  readonly label: string;
  readonly done: string;
  readonly against?: boolean;
  readonly fields: (meeting: Meeting, titles: ReadonlyMap<string, string>) => ReactNode;
  readonly send: (on: On, typed: Typed) => Promise<Answer>;
}

const needed = (message: string) => [{ required: true, message }];

/** 王强、李敏 are two. */
const personsOf = (typed = ''): string[] =>
  typed
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Those who were invited come first. */
function OrganisationField({
  meeting,
  name,
  label,
  isOptional = false,
}: {
  readonly meeting: Meeting;
  readonly name: 'organisation' | 'department';
  readonly label: string;
  readonly isOptional?: boolean;
}) {
  const invited = meeting.participants.map(({ organisation: value, name: label }) => ({
    value,
    label,
  }));
  const others = useOrganisations().filter((one) =>
    invited.every(({ value }) => value !== one.value),
  );
  return (
    <Form.Item
      name={name}
      label={label}
      required={!isOptional}
      rules={isOptional ? [] : needed(t('请选择{{label}}', { label }))}
    >
      <Select
        options={[...invited, ...others]}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={isOptional}
      />
    </Form.Item>
  );
}

const DecisionFields = ({
  meeting,
  titles,
}: {
  readonly meeting: Meeting;
  readonly titles: ReadonlyMap<string, string>;
}) => (
  <>
    <Form.Item
      name="decision"
      label={t('议定事项')}
      rules={[{ required: true, min: 2, message: t('请写明议定了什么') }]}
    >
      <Input.TextArea rows={3} maxLength={2_000} showCount />
    </Form.Item>
    <OrganisationField meeting={meeting} name="department" label={t('责任单位')} isOptional />
    <Form.Item name="dueAt" label={t('完成期限（北京时间）')}>
      <Input type="datetime-local" />
    </Form.Item>
    <Form.Item name="whistle" label={t('所关的哨')}>
      <Select
        allowClear
        options={meeting.whistles.map((id) => ({ value: id, label: titles.get(id) ?? id }))}
      />
    </Form.Item>
  </>
);

const MinutesFields = () => (
  <>
    <Form.Item
      name="text"
      label={t('纪要')}
      rules={[{ required: true, min: 2, message: t('请填写纪要') }]}
    >
      <Input.TextArea rows={10} maxLength={20_000} showCount />
    </Form.Item>
    <Form.Item name="evidence" label={t('签到表、照片')}>
      <EvidenceField />
    </Form.Item>
  </>
);

/** Steps by the name that the service has for them, in the order of a meeting. */
export const MEETING_STEPS: ReadonlyMap<string, MeetingStep> = new Map<string, MeetingStep>([
  [
    'recordAttendance',
    {
      label: t('登记到会'),
      done: t('已登记到会'),
      fields: (meeting) => (
        <>
          <OrganisationField meeting={meeting} name="organisation" label={t('到会单位')} />
          <Form.Item
            name="persons"
            label={t('到会人员（用顿号隔开）')}
            rules={needed(t('请填写到会人员'))}
          >
            <Input placeholder={t('如：王强、李敏')} />
          </Form.Item>
        </>
      ),
      send: async (on, { organisation = '', persons }) => {
        const input = Object.assign({ organisation, persons: personsOf(persons) }, on);
        return (await ask(RecordAttendance, { input })).result;
      },
    },
  ],
  [
    'decideAtMeeting',
    {
      label: t('记议定事项'),
      done: t('已记录议定事项'),
      fields: (meeting, titles) => <DecisionFields meeting={meeting} titles={titles} />,
      send: async (on, { decision = '', whistle, department, dueAt }) => {
        const about = { whistle: whistle ?? null, department: department ?? null };
        const due = { dueAt: dueAt ? instantOf(dueAt) : null };
        return (await ask(DecideAtMeeting, { input: Object.assign({ decision }, about, due, on) }))
          .result;
      },
    },
  ],
  [
    'fileMinutes',
    {
      label: t('归档纪要'),
      done: t('纪要已归档，会议结束'),
      fields: () => <MinutesFields />,
      send: async (on, { text = '', evidence = [] }) => {
        const references = evidence.map(({ reference }) => ({ reference }));
        return (
          await ask(FileMinutes, { input: Object.assign({ text, evidence: references }, on) })
        ).result;
      },
    },
  ],
  [
    'cancelMeeting',
    {
      label: t('取消会议'),
      done: t('已取消会议'),
      against: true,
      fields: () => (
        <Form.Item name="reason" label={t('理由')} rules={needed(t('请填写理由'))}>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      ),
      send: async (on, { reason = '' }) =>
        (await ask(CancelMeeting, { input: Object.assign({ reason }, on) })).result,
    },
  ],
]);
