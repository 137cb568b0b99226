import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

interface Component {
  /** Name and version, whatever alias a package is also installed under. */
  readonly 'bom-ref': string;
  readonly hashes?: readonly unknown[];
  readonly purl?: string;
}

const jsonOf = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
const lock = jsonOf<{ packages: Record<string, Locked> }>('package-lock.json');
const manifest = jsonOf<{ allowScripts: Record<string, boolean> }>('package.json');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
const locked = Object.entries(lock.packages)
  // Our own workspaces are in the list too, and as links.
  .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
  .map(([path, one]) => ({ ...one, name: nameOf(path) }));
const served = locked.filter(({ dev }) => dev !== true);

/** Licences that ask for no more than their text: what the service ships may have these. */
const LICENCES = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  'Unlicense',
  ...[
    'Python-2.0',
    'Apache-2.0 AND MIT',
    '(BSD-3-Clause AND Apache-2.0)',
    '(MIT AND BSD-3-Clause)',
  ],
  ...['(MIT OR WTFPL)', '(BSD-2-Clause OR MIT OR Apache-2.0)'],
]);

/** Licences of what only develops and tests, beyond those. */
const DEV_LICENCES = new Set([
  ...LICENCES,
  // axe-core: run in a browser by specs, unchanged.
  ...['CC-BY-4.0', 'MPL-2.0', '(MIT OR CC0-1.0)', '(MIT AND Zlib)'],
]);

/** What minifies the style sheet of the page where it is built; nothing of it gets into the page. */
const MINIFIER = /^lightningcss(-|$)/;
const isToolOfBuild = ({ name, license }: (typeof locked)[number]): boolean =>
  MINIFIER.test(name) && license === 'MPL-2.0';

/** Packages whose lock entry names no licence, and where one is to be found. */
const LICENCE_ELSEWHERE: Readonly<Record<string, string>> = {
  busboy: 'MIT, in its LICENSE and in an outdated field',
  streamsearch: 'MIT, in its LICENSE and in an outdated field',
  '@event-driven-io/emmett': 'measured against in the bench; of its repository, and never shipped',
  '@event-driven-io/emmett-sqlite': 'measured against in the bench; never shipped',
};

/**
 * What reads bytes that strangers send: the versions of which the published advisories were looked up
 * (2026-11-26), all of them mended there. An older one would bring them back.
 */
const REVIEWED: Readonly<Record<string, string>> = {
  '@apollo/server': '5.5.1',
  'image-size': '2.0.4',
  'linkify-it': '5.0.2',
  'markdown-it': '14.3.3',
  multer: '2.5.0',
  protobufjs: '7.6.6',
  qs: '6.17.1',
  undici: '7.30.2',
  ws: '8.22.0',
};

const isOlder = (version: string, than: string) =>
  version.localeCompare(than, 'en', { numeric: true }) < 0;
const namesOf = (packages: readonly { name: string }[]) =>
  [...new Set(packages.map(({ name }) => name))].sort();

describe('given every package of the lock file', () => {
  it('when it is installed, then its bytes are held against a SHA-512 [L8]', () => {
    const unproved = locked.filter(({ integrity }) => integrity?.startsWith('sha512-') !== true);
    expect(namesOf(unproved)).toEqual([]);
  });

  it('when it names a source, then it is the public registry', () => {
    const elsewhere = locked.filter(
      ({ resolved = 'https://registry.npmjs.org/' }) =>
        !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(namesOf(elsewhere)).toEqual([]);
  });

  it('when it runs a script at installation, then somebody has decided whether it may', () => {
    const undecided = locked.filter(
      ({ name, hasInstallScript }) => hasInstallScript === true && !(name in manifest.allowScripts),
    );
    expect(namesOf(undecided)).toEqual([]);
    const gone = Object.keys(manifest.allowScripts).filter(
      (name) => !locked.some((one) => one.name === name && one.hasInstallScript === true),
    );
    expect(gone).toEqual([]);
  });

  it('when it is shipped or develops, then its licence is one of those allowed', () => {
    const judged = locked.filter((one) => !isToolOfBuild(one));
    const foreign = judged.filter(({ name, license = '', dev }) =>
      license === ''
        ? !(name in LICENCE_ELSEWHERE)
        : !(dev === true ? DEV_LICENCES : LICENCES).has(license),
    );
    expect(foreign.map(({ name, license }) => `${name}: ${license ?? 'none'}`)).toEqual([]);
  });

  it.each(Object.entries(REVIEWED))('when it is %s, then it is at least %s', (name, reviewed) => {
    const here = locked.filter((one) => one.name === name);
    expect(here).not.toEqual([]);
    expect(here.filter(({ version }) => isOlder(version, reviewed))).toEqual([]);
  });
});

describe('given the bill of materials', () => {
  const printed = execFileSync('npm', ['run', '--silent', 'sbom'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { components } = JSON.parse(printed) as { components: Component[] };

  it('when it is printed, then it lists all that is shipped, each with its hash', () => {
    const idOf = ({ name, version }: (typeof served)[number]) => `${name}@${version}`;
    const isOurs = ({ purl }: Component) => purl?.startsWith('pkg:npm/%40shaodao/') === true;
    const unproved = components.filter((one) => one.hashes === undefined && !isOurs(one));
    expect(unproved).toEqual([]);
    const listed = new Set(components.map((one) => one['bom-ref']));
    expect(served.length).toBeGreaterThan(100);
    expect(served.map(idOf).filter((id) => !listed.has(id))).toEqual([]);
  });
});
