// Runs all checks side by side and prints the output of those that fail.
import { spawn } from 'node:child_process';

const checks = {
  biome: ['biome', 'check', '.'],
  types: ['tsc', '--noEmit'],
  tests: ['vitest', 'run'],
  api: ['node', 'scripts/api.mjs', '--check'],
};

const run = ([command, ...args]) =>
  new Promise((resolve) => {
    const child = spawn(command === 'node' ? process.execPath : `node_modules/.bin/${command}`, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, output }));
  });

const started = Date.now();
const results = await Promise.all(
  Object.entries(checks).map(async ([name, command]) => ({ name, ...(await run(command)) })),
);
for (const { name, code, output } of results) {
  if (code !== 0) console.error(`--- ${name} ---\n${output}`);
}
const failed = results.filter((result) => result.code !== 0).map((result) => result.name);
console.log(
  `${failed.length === 0 ? 'all checks passed' : `failed: ${failed.join(', ')}`} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
);
process.exit(failed.length === 0 ? 0 : 1);
