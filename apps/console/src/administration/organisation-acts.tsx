import { ask } from '../api/client';
import {
  CancelOrganisationChange,
  DrawBoundary,
  MergeOrganisations,
  MoveOrganisation,
  type OrganisationKind,
  type OrganisationRowFragment,
  RegisterOrganisation,
  RenameOrganisation,
  RetireOrganisation,
  SplitOrganisation,
} from '../api/generated';
import { t } from '../app/text';
import type { Act } from './act';
import { BoundaryField } from './boundary-field';
import {
  ChoiceField,
  type Effective,
  EffectiveFields,
  filled,
  OrganisationField,
  TextField,
} from './fields';
import { KIND, optionsOf } from './words';

interface Written {
  readonly position: string;
}
type OrganisationAct<Values extends object> = Act<Values, Written>;
type Named = Pick<OrganisationRowFragment, 'id' | 'name' | 'kind'>;

interface Registered extends Effective {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly parent?: string;
  readonly regionCode?: string;
  readonly creditCode?: string;
}

export const registerAct = (): OrganisationAct<Registered> => ({
  label: t('登记'),
  title: t('登记单位'),
  initial: { kind: 'DEPARTMENT' },
  fields: (
    <>
      <div className="pair">
        <TextField name="name" label={t('名称')} required />
        <TextField
          name="id"
          label={t('编号')}
          required
          most={64}
          placeholder={t('如 dept-chengguan')}
          help={t('以后不再改变。')}
        />
        <ChoiceField name="kind" label={t('种类')} required options={optionsOf(KIND)} />
        <OrganisationField name="parent" label={t('上级（社区、派出机构）')} />
        <TextField name="regionCode" label={t('区划代码（12 位）')} most={12} />
        <TextField name="creditCode" label={t('统一社会信用代码')} most={18} />
      </div>
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(RegisterOrganisation, { input: filled(Object.assign({ commandId }, values)) }))
      .result,
  done: t('已登记'),
});

export const renameAct = ({ id, name }: Named): OrganisationAct<Effective & { name: string }> => ({
  label: t('更名'),
  title: t('{{name}}：更名', { name }),
  consequence: t('自生效日起用新名称；此前的哨单、成绩仍写原名称。'),
  initial: { name },
  fields: (
    <>
      <TextField name="name" label={t('新名称')} required />
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(RenameOrganisation, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已登记更名'),
});

export const moveAct = ({ id, name }: Named): OrganisationAct<Effective & { parent?: string }> => ({
  label: t('划转'),
  title: t('{{name}}：划转', { name }),
  consequence: t('自生效日起归新的上级；此前的历史不变，未结的哨由新的上级继续。'),
  fields: (
    <>
      <OrganisationField name="parent" label={t('新的上级')} without={id} />
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(MoveOrganisation, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已登记划转'),
});

interface Merged extends Effective {
  readonly into: string;
  readonly from: readonly string[];
}

export const mergeAct = (): OrganisationAct<Merged> => ({
  label: t('合并'),
  title: t('合并单位'),
  danger: true,
  consequence: t(
    '被合并的单位自生效日起停用，下属单位随之划转，未结的哨由承接单位办理；已有成绩留在原单位名下。其账号不能再登录。',
  ),
  fields: (
    <>
      <OrganisationField name="from" label={t('被合并的单位')} several required />
      <OrganisationField name="into" label={t('承接单位')} required />
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(MergeOrganisations, { input: filled(Object.assign({ commandId }, values)) })).result,
  done: t('已登记合并'),
});

export const splitAct = ({
  id,
  name,
  kind,
}: Named): OrganisationAct<Effective & { into: readonly string[] }> => ({
  label: t('拆分'),
  title: t('{{name}}：拆分', { name }),
  danger: true,
  consequence: t('该单位自生效日起停用，各承接单位均可办理未结的哨。承接单位须先登记。'),
  fields: (
    <>
      <OrganisationField
        name="into"
        label={t('承接单位（两个以上）')}
        several
        required
        without={id}
        kinds={[kind]}
      />
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(SplitOrganisation, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已登记拆分'),
});

export const retireAct = ({ id, name }: Named): OrganisationAct<Effective> => ({
  label: t('停用'),
  title: t('{{name}}：停用', { name }),
  danger: true,
  consequence: t(
    '自生效日起不再被哨叫，其账号不能再登录；历史保留。还有在用的下属单位时不能停用。',
  ),
  fields: <EffectiveFields />,
  send: async (values, commandId) =>
    (await ask(RetireOrganisation, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已登记停用'),
});

export const cancelAct = (
  { id, name }: Pick<Named, 'id' | 'name'>,
  effectiveFrom: string,
): OrganisationAct<{ reason: string }> => ({
  label: t('取消变更'),
  title: t('{{name}}：取消变更（{{day}}）', { name, day: effectiveFrom }),
  danger: true,
  consequence: t('尚未生效的变更被取消，单位照原样继续；取消及理由留在沿革中。'),
  fields: <TextField name="reason" label={t('理由')} required most={500} />,
  send: async ({ reason }, commandId) =>
    (await ask(CancelOrganisationChange, { input: { id, effectiveFrom, reason, commandId } }))
      .result,
  done: t('已取消'),
});

export const drawAct = (
  { id, name }: Named,
  boundary: string | null,
): OrganisationAct<Effective & { boundary?: string }> => ({
  label: t('划界'),
  title: t('{{name}}：划界', { name }),
  consequence: t('吹哨时按界线找到街道、社区。留空则取消界线。'),
  ...(boundary !== null && { initial: { boundary } }),
  fields: (
    <>
      <BoundaryField />
      <EffectiveFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(DrawBoundary, { input: filled(Object.assign({ id, commandId }, values)) })).result,
  done: t('界线已登记'),
});
