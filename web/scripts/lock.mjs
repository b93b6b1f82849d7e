// Writes package-lock.json anew, without the addresses from which packages were fetched, so that any registry serves.
// It starts from nothing: npm loses the packages of other systems when it starts from what is installed on this one.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

rmSync('package-lock.json', { force: true });
rmSync('node_modules', { recursive: true, force: true });
execFileSync('npm', ['install', '--package-lock-only', '--omit-lockfile-registry-resolved=false'], {
  stdio: 'inherit',
});
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const entry of Object.values(lock.packages)) delete entry.resolved;
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
