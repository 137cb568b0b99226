import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { OperatorError } from '#event-sourcing';
import { failureLine } from './exit-codes.js';

function failureOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('given a command that could not be carried out', () => {
  it('when a file of the read models is damaged, then it says so in Chinese, and what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shaodao-damaged-'));
    const file = join(folder, 'reads.db');
    writeFileSync(file, 'no database at all'.repeat(200));
    const error = failureOf(() => new Database(file).pragma('journal_mode = wal'));
    rmSync(folder, { recursive: true });
    expect(failureLine(error)).toMatch(/^错误 READ_MODEL_DAMAGED：.*移走 DATA_DIR\/read/);
  });

  it('when the failure has a code, then that is told; the stack only of what has none', () => {
    const known = new OperatorError('KEYS_DAMAGED', '密钥库已损坏');
    expect(failureLine(known)).toBe('错误 KEYS_DAMAGED：密钥库已损坏');
    expect(failureLine(new TypeError('bug'))).toContain('exit-codes.spec');
  });
});
