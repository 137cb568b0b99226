import type { Acting } from '../whistle.context.js';

/** 新华街道's head, who may review what its clerk applied for. */
export const head: Acting = {
  account: 'head',
  organisation: 'xinhua',
  role: 'street',
  name: '赵主任',
  posts: ['主要负责人'],
};
/** 新华街道's leaders, who start whistles by their posts; each holds one of two. */
export const secretary: Acting = {
  account: 'secretary',
  organisation: 'xinhua',
  role: 'street',
  name: '钱立',
  posts: ['党工委书记'],
};
export const director: Acting = {
  account: 'director',
  organisation: 'xinhua',
  role: 'street',
  name: '孙平',
  posts: ['主任', '街道领导'],
};
