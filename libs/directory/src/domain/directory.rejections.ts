/** Every reason for which a command on the directory is refused. Stable: clients act on them. */
export const DIRECTORY_REJECTIONS = [
  'ORGANISATION_ID_INVALID',
  'ORGANISATION_NAME_INVALID',
  'ORGANISATION_KIND_UNKNOWN',
  'REGION_CODE_INVALID',
  'CREDIT_CODE_INVALID',
  'CREDIT_CODE_TAKEN',
  'ORGANISATION_EXISTS',
  'ORGANISATION_NOT_FOUND',
  'ORGANISATION_RETIRED',
  'PARENT_REQUIRED',
  'PARENT_UNKNOWN',
  'PARENT_NOT_ALLOWED',
  'CHILDREN_REMAIN',
] as const;
export type DirectoryRejection = (typeof DIRECTORY_REJECTIONS)[number];
