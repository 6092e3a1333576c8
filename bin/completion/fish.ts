// Completion for fish. Knows nothing of what the options do.
import type { CompletionOption } from './option.ts';

export function fish(options: readonly CompletionOption[]): string {
  return `# fish completion for hx-ws-migrate:
# hx-ws-migrate --completion fish > ~/.config/fish/completions/hx-ws-migrate.fish
${options.map(lineOf).join('')}`;
}

function lineOf({ long, short, description, value, choices }: CompletionOption): string {
  const parts = [
    'complete -c hx-ws-migrate',
    ...(short === '' ? [] : [`-s ${short.slice(1)}`]),
    `-l ${long.slice(2)}`,
    ...(choices.length > 0 ? ['-x', `-a ${quoted(choices.join(' '))}`] : value === 'needed' ? ['-r'] : []),
    `-d ${quoted(description)}`,
  ];
  return `${parts.join(' ')}\n`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
