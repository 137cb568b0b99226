import './app/polyfills';
import './app/page.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { bearNonce } from './app/nonce';
import { readWords } from './app/text';

bearNonce();

async function open(root: HTMLElement): Promise<void> {
  await readWords();
  // Only now: modules take their words as they are loaded.
  const { Console } = await import('./app/console');
  createRoot(root).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void open(root);
