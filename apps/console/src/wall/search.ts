/** What of the open whistles the map shows, as the address says it. */
export interface MapSearch {
  readonly street?: string;
  readonly overdue?: true;
}

const LONGEST_ID = 64;

export const mapSearch = ({ street, overdue }: Record<string, unknown>): MapSearch =>
  Object.assign(
    {},
    typeof street === 'string' && street !== '' ? { street: street.slice(0, LONGEST_ID) } : {},
    overdue === true ? { overdue: true as const } : {},
  );
