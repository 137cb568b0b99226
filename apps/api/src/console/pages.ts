/** First parts of the addresses at which the web page is handed out; it reads the rest itself. */
export const PAGES: readonly string[] = [
  ...['inbox', 'tasks', 'street', 'blow', 'whistles', 'meetings', 'notices', 'account', 'unsent'],
  ...['centre', 'wall', 'assessment', 'administration'],
];
