import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';

import { ask } from '../api/client';
import {
  ChangePersonDetails,
  MovePerson,
  People,
  type PersonRowFragment,
  RecordPersonLeft,
  RegisterPerson,
} from '../api/generated';
import { t } from '../app/text';
import { Rows, SearchBox } from '../work/list-frame';
import { type Act, ActButton } from './act';
import {
  type Effective,
  EffectiveFields,
  filled,
  OrganisationField,
  TextField,
  useDirectory,
} from './fields';
import { DayFilter, Filter, Frame, Nothing, usePages } from './frame';
import type { PeopleSearch } from './search';

const route = getRouteApi('/administration/people');

interface Written {
  readonly position: string;
}
interface Details {
  readonly name: string;
  readonly phone?: string;
  readonly account?: string;
}
interface Posting extends Effective {
  readonly organisation: string;
  readonly post?: string;
}
type PersonAct<Values extends object> = Act<Values, Written>;

const DetailFields = () => (
  <div className="pair">
    <TextField name="name" label={t('姓名')} required most={50} />
    <TextField name="phone" label={t('电话')} most={25} />
    <TextField name="account" label={t('账号用户名')} most={32} />
  </div>
);

const PostingFields = () => (
  <>
    <div className="pair">
      <OrganisationField name="organisation" label={t('单位')} required />
      <TextField name="post" label={t('职务、岗位')} most={50} />
    </div>
    <EffectiveFields />
  </>
);

const registerPerson = (
  organisation: string | undefined,
): PersonAct<Details & Posting & { id: string }> => ({
  label: t('登记'),
  title: t('登记人员'),
  ...(organisation !== undefined && { initial: { organisation } }),
  fields: (
    <>
      <TextField name="id" label={t('人员编号')} required most={64} placeholder={t('如工号')} />
      <DetailFields />
      <PostingFields />
    </>
  ),
  send: async (values, commandId) =>
    (await ask(RegisterPerson, { input: filled(Object.assign({ commandId }, values)) })).result,
  done: t('已登记'),
});

type Person = PersonRowFragment;

const detailsAct = ({ id, name, phone, account }: Person): PersonAct<Details> => ({
  label: t('更改'),
  title: t('{{name}}：更改姓名、电话、账号', { name }),
  initial: Object.assign({ name }, phone !== null && { phone }, account !== null && { account }),
  fields: <DetailFields />,
  send: async (values, commandId) =>
    (await ask(ChangePersonDetails, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已更改'),
});

const movePersonAct = ({ id, name, organisation, post }: Person): PersonAct<Posting> => ({
  label: t('调动'),
  title: t('{{name}}：调动', { name }),
  initial: {
    ...(organisation !== null && { organisation }),
    ...(post !== null && { post }),
  },
  fields: <PostingFields />,
  send: async (values, commandId) =>
    (await ask(MovePerson, { input: filled(Object.assign({ id, commandId }, values)) })).result,
  done: t('已登记调动'),
});

const leftAct = ({ id, name }: Person): PersonAct<Effective> => ({
  label: t('离任'),
  title: t('{{name}}：离任', { name }),
  danger: true,
  consequence: t('自生效日起不再属于任何单位，不能再排班。其账号须另行销户。'),
  fields: <EffectiveFields />,
  send: async (values, commandId) =>
    (await ask(RecordPersonLeft, { input: filled(Object.assign({ id, commandId }, values)) }))
      .result,
  done: t('已登记离任'),
});

function Row({ person }: { readonly person: Person }) {
  const { nameOf } = useDirectory();
  const { id, name, organisation, post, phone, account } = person;
  return (
    <li className="card">
      <div>
        <h2>{name}</h2>
        <div className="row">
          {organisation !== null && <span className="tag blue">{nameOf(organisation)}</span>}
          {post !== null && <span className="tag">{post}</span>}
          <span className="muted">{id}</span>
          {phone !== null && <a href={`tel:${phone}`}>{phone}</a>}
          {account !== null && <span className="muted">{t('账号 {{account}}', { account })}</span>}
        </div>
      </div>
      <div className="adm-acts">
        <ActButton act={detailsAct(person)} />
        <ActButton act={movePersonAct(person)} />
        <ActButton act={leftAct(person)} />
      </div>
    </li>
  );
}

function Filters() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { organisations } = useDirectory();
  const choose = (next: PeopleSearch): void =>
    void navigate({ search: Object.assign({}, search, next) });
  return (
    <div className="adm-filters">
      <Filter name={t('单位')}>
        <Select
          allowClear
          aria-label={t('单位')}
          placeholder={t('全部')}
          showSearch={{ optionFilterProp: 'label' }}
          value={search.organisation ?? null}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(organisation) => choose({ organisation: organisation ?? undefined })}
        />
      </Filter>
      <DayFilter name={t('某日在岗')} day={search.day} choose={(day) => choose({ day })} />
      <SearchBox
        text={search.text ?? ''}
        placeholder={t('搜姓名、编号、岗位')}
        search={(text) => choose({ text: text === '' ? undefined : text })}
      />
    </div>
  );
}

/** Who works where on a day. */
export function PeoplePage() {
  const { organisation, text, day } = route.useSearch();
  const asked = { organisation: organisation ?? null, search: text ?? null, asOf: day ?? null };
  const { list, nodes } = usePages(
    ['people', asked],
    async (after) => (await ask(People, Object.assign({ after }, asked))).people,
  );
  return (
    <Frame
      page="/administration/people"
      title={t('人员')}
      begin={<ActButton act={registerPerson(organisation)} primary />}
    >
      <Filters />
      <Rows
        list={list}
        rows={nodes.map((person) => (
          <Row key={person.id} person={person} />
        ))}
        empty={<Nothing what={t('没有符合条件的人员')} />}
      />
    </Frame>
  );
}
