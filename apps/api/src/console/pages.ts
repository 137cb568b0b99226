/** First parts of the addresses at which the web page is handed out; it reads the rest itself. */
const PAGES: ReadonlySet<string> = new Set([
  ...['inbox', 'tasks', 'street', 'blow', 'whistles', 'meetings', 'notices', 'account', 'unsent'],
  ...['centre', 'wall', 'assessment', 'administration'],
]);

export const isPage = (name: string): boolean => PAGES.has(name);
