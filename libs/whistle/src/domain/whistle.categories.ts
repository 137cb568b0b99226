/** A main class of GB/T 30428.2, Classification of city management components and events. */
export interface CategoryClass {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  /** 部件 (things) or 事件 (happenings). */
  readonly of: '部件' | '事件';
}

/**
 * The eleven main classes. The standard numbers components and events in two tables, both from 01;
 * one field holds both here, so events are told apart by a leading 1. Two more digits are the
 * sub-class in the numbering of the city.
 */
export const CATEGORY_CLASSES: readonly CategoryClass[] = [
  { code: '01', name: '公用设施', of: '部件' },
  { code: '02', name: '道路交通', of: '部件' },
  { code: '03', name: '市容环境设施', of: '部件' },
  { code: '04', name: '园林绿化', of: '部件' },
  { code: '05', name: '其他部件', of: '部件' },
  { code: '11', name: '市容环境', of: '事件' },
  { code: '12', name: '宣传广告', of: '事件' },
  { code: '13', name: '施工管理', of: '事件' },
  { code: '14', name: '突发事件', of: '事件' },
  { code: '15', name: '街面秩序', of: '事件' },
  { code: '16', name: '其他事件', of: '事件' },
];

const CODE = /^\d{2,4}$/;

/** The main class of a code of two to four digits; undefined where there is none. */
export function categoryClass(code: string): CategoryClass | undefined {
  if (!CODE.test(code)) return undefined;
  return CATEGORY_CLASSES.find((main) => code.startsWith(main.code));
}
