import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';

import { ask } from '../api/client';
import { Callable, type OrganisationKind } from '../api/generated';
import { t } from '../app/text';

/** Every organisation, to choose from. */
export const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: async () => (await ask(Callable, {})).organisations,
    staleTime: 60_000,
  }).data ?? [];

const SUMMONED: readonly OrganisationKind[] = [
  'DEPARTMENT',
  'STATIONED_AGENCY',
  'COMPANY',
  'UTILITY',
  'COMMITTEE_MEMBER',
];
const STREETS: readonly OrganisationKind[] = ['STREET'];

interface Choice<Value> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly choose: (value: Value | undefined) => void;
}

/** One condition of a list; without a choice it is not one. */
export function Filter<Value extends string>({ label, value, options, choose }: Choice<Value>) {
  return (
    <Select<Value>
      className="filter"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      options={[...options]}
      placeholder={label}
      aria-label={label}
      onChange={(next: Value | undefined) => choose(next ?? undefined)}
    />
  );
}

interface Where {
  readonly street?: string | undefined;
  readonly department?: string | undefined;
}

/** Whose whistles, and who is called to them. */
export function WhereFilters({
  where,
  choose,
}: {
  readonly where: Where;
  readonly choose: (where: Where) => void;
}) {
  const organisations = useOrganisations();
  const of = (kinds: readonly OrganisationKind[]) =>
    organisations
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Filter
        label={t('街道')}
        value={where.street}
        options={of(STREETS)}
        choose={(street) => choose({ street, department: where.department })}
      />
      <Filter
        label={t('部门')}
        value={where.department}
        options={of(SUMMONED)}
        choose={(department) => choose({ street: where.street, department })}
      />
    </>
  );
}
