import type { Kysely } from 'kysely';
import type { Names } from '../names.js';
import { type ListedDepartment, listedDepartments } from './listed-departments.js';
import type { ListedDepartmentType } from './listed-department.type.js';
import type { WorkListTables } from './work-lists.tables.js';

type Departments = ReadonlyMap<string, readonly ListedDepartment[]>;

/** Where the rows of a page come from. */
interface PageSource {
  readonly whistleIds: readonly string[];
  readonly names: Names;
  departments(whistleIds: readonly string[]): Promise<Departments>;
}

/** What the rows of one page have in common: read once for all of them, and only where a client asks. */
export class ListedPage {
  readonly whistleIds: readonly string[];
  #departments: Promise<Departments> | undefined;

  constructor(private readonly source: PageSource) {
    this.whistleIds = [...new Set(source.whistleIds)];
  }

  /** Of a whistle of the page, in the order in which they were called. */
  async departmentsOf(whistleId: string): Promise<ListedDepartmentType[]> {
    this.#departments ??= this.source.departments(this.whistleIds);
    const listed = (await this.#departments).get(whistleId) ?? [];
    return listed.map((one) =>
      Object.assign({ departmentName: this.source.names.nameOf(one.department) }, one),
    );
  }
}

/** A page of rows of the work lists. */
export const pageFrom = (
  db: Kysely<WorkListTables>,
  rows: readonly { readonly whistleId: string }[],
  { names, now }: { readonly names: Names; readonly now: string },
): ListedPage =>
  new ListedPage({
    whistleIds: rows.map(({ whistleId }) => whistleId),
    names,
    departments: (ids) => listedDepartments(db, ids, now),
  });
