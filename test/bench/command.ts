// The command against `node -e 0` and a naive scan of the same tree, in CPU time and memory that each process tells itself
// as it ends: what else the machine does counts little. Builds the command anew.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCommand } from '../bin/command.ts';
import type { Bench, Row } from './bench.ts';

const rounds = 7;
const many = 10_000;

/** Written in the process that is measured: CPU time in ms, and the most memory in MB. */
const told = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.BENCH_OUT, JSON.stringify({ ms: (user + system) / 1000, mb: maxRSS / 1024 }));
});`;

const naive = `const fs = require('node:fs'), { join } = require('node:path');
(function scan(directory) {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    if (entry.name === '.git' || entry.name === 'node_modules') continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) scan(path);
    else fs.readFileSync(path).includes('hx-ws');
  }
})(process.argv[1]);`;

interface Cost {
  readonly ms: number;
  readonly mb: number;
}

/** About 3.8 KB a file, two of a hundred with the attribute, in two hundred directories with .gitignore files. */
function plant(root: string, files: number): void {
  const card =
    '<div class="card"><p>Lorem ipsum dolor sit amet</p>\n  <a href="/x/{{ item.id }}">{{ item.name }}</a></div>\n';
  const extensions = ['html', 'html', 'js', 'py', 'css'];
  for (let n = 0; n < files; n++) {
    const directory = join(root, String(n % 10), String(Math.floor(n / 10) % 20));
    if (n < 200) fs.mkdirSync(directory, { recursive: true });
    const isHit = n % 50 === 0;
    const body = card.repeat(20 + ((n * 7) % 28));
    const text = isHit ? `${body}<div hx-ws="connect:/chat/${n}"><form hx-ws="send"></form></div>\n` : body;
    fs.writeFileSync(join(directory, `${n}.${isHit ? 'html' : extensions[n % 5]}`), text);
  }
  fs.writeFileSync(join(root, '.gitignore'), '*.log\nbuild/\n/tmp\n');
  for (let n = 0; n < 10; n++) fs.writeFileSync(join(root, String(n), '.gitignore'), 'out/\n!keep\n*.bak\n');
  fs.mkdirSync(join(root, '.git'));
}

function median(costs: readonly Cost[], of: keyof Cost): number {
  return costs.map((cost) => cost[of]).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
}

export const command: Bench = {
  name: 'command',
  async run() {
    const home = fs.mkdtempSync(join(fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'hx-ws-bench-'));
    const built = await buildCommand();
    try {
      const hook = join(home, 'told.cjs');
      fs.writeFileSync(hook, told);
      const measure = (args: readonly string[]): Cost => {
        const out = join(home, 'cost.json');
        try {
          execFileSync(process.execPath, ['--require', hook, ...args], {
            stdio: 'ignore',
            env: { ...process.env, BENCH_OUT: out },
          });
        } catch (error) {
          // A check that finds something says so by its status.
          if ((error as { readonly status?: number }).status !== 1) throw error;
        }
        return JSON.parse(fs.readFileSync(out, 'utf8')) as Cost;
      };
      const tree = join(home, 'tree');
      plant(tree, many);
      const [node, version, scan, check, rewrite]: Cost[][] = [[], [], [], [], []];
      for (let round = 0; round < rounds; round++) {
        node?.push(measure(['-e', '0']));
        version?.push(measure([built.path, '--version']));
        scan?.push(measure(['-e', naive, tree]));
        check?.push(measure([built.path, '--check', '-q', tree]));
        const copy = join(home, 'copy');
        fs.cpSync(tree, copy, { recursive: true });
        rewrite?.push(measure([built.path, '-q', copy]));
        fs.rmSync(copy, { recursive: true });
      }
      const row = (what: string, ours: Cost[] = [], against: Cost[] = [], budget: number): Row => {
        const [a, b] = [median(ours, 'ms'), median(against, 'ms')];
        return { what, ours: `${a.toFixed(0)} ms`, against: `${b.toFixed(0)} ms`, ratio: a / b, budget };
      };
      const memory = (files: number, mb: number): Row => ({
        what: `command: memory of --check over ${files} files, of its budget`,
        ours: `${mb.toFixed(0)} MB`,
        against: '90 MB',
        ratio: mb / 90,
        budget: 1,
      });
      const first = memory(many, median(check ?? [], 'mb'));
      fs.rmSync(tree, { recursive: true });
      plant(tree, 10 * many);
      return [
        row('command: --version, of node -e 0', version, node, 1.35),
        row(`command: --check over ${many} files, of a naive scan`, check, scan, 1.2),
        row(`command: rewriting 2 % of ${many} files, of a naive scan`, rewrite, scan, 1.8),
        first,
        memory(10 * many, measure([built.path, '--check', '-q', tree]).mb),
      ];
    } finally {
      built.remove();
      fs.rmSync(home, { recursive: true, force: true });
    }
  },
};
