// What Maven runs: fetches packages, builds or checks, each only when something it depends on has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (!(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19))) {
  console.error(`Node 20.19 or 22.12 (or newer) is needed to build web/; this is ${process.version}.`);
  process.exit(1);
}

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)));
}

function digest(...paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(files)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function unlessDone(stamp, state, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return false;
  rmSync(stamp, { force: true });
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
  return true;
}

const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' });

const packages = ['package.json', 'package-lock.json', '.npmrc'];
const sources = [...packages, 'index.html', 'vite.config.ts', 'tsconfig.json', 'src', 'public'];
const checked = [...sources, 'biome.json', 'scripts', 'e2e', '../server/openapi.json'];

function script(name) {
  unlessDone('node_modules/.fetched', digest(...packages), () =>
    run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'),
  );
  run('npm', 'run', '-s', name);
}

switch (process.argv[2]) {
  case 'build':
    if (!existsSync('dist/index.html')) rmSync('target/built', { force: true });
    if (!unlessDone('target/built', digest(...sources), () => script('build'))) {
      console.log('web: built before from the same sources');
    }
    break;
  case 'check':
    if (!unlessDone('target/checked', digest(...checked), () => script('check'))) {
      console.log('web: checked before from the same sources');
    }
    break;
  default:
    throw new Error('say build or check');
}
