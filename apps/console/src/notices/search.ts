/** What the address says of the notices. */
export interface NoticesSearch {
  readonly tab?: 'all' | 'settings';
}

export const noticesSearch = ({ tab }: Record<string, unknown>): NoticesSearch =>
  tab === 'all' || tab === 'settings' ? { tab } : {};
