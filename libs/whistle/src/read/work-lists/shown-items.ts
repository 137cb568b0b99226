import { namedMatter, type Names } from '../names.js';
import type { SummonsItem } from './department-work-list.js';
import type { ListedPage } from './listed-page.js';
import type { StreetWorkItem } from './street-work-list.js';
import type { DepartmentWorkItemType, StreetWorkItemType } from './work-lists.types.js';

/** Without the fields that are looked up only when a client asks for them. */
export type ShownStreetItem = Omit<StreetWorkItemType, 'departments' | 'actions'> & {
  readonly page: ListedPage;
};

/** A row as a list shows it, with the page that it stands on. */
export const shownStreetItem = (
  item: StreetWorkItem,
  names: Names,
  page: ListedPage,
): ShownStreetItem => ({
  ...item,
  ...namedMatter(item, names),
  raisedByName: names.nameOf(item.raisedBy),
  page,
});

/** The same of a summons. */
export type ShownSummonsItem = Omit<DepartmentWorkItemType, 'actions'> & {
  readonly page: ListedPage;
};

export const shownSummonsItem = <Item extends SummonsItem>(
  item: Item,
  names: Names,
  page: ListedPage,
) => ({
  ...item,
  ...namedMatter(item, names),
  departmentName: names.nameOf(item.department),
  page,
});
