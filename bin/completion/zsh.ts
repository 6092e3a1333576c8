// Completion for zsh. Knows nothing of what the options do.
import type { CompletionOption } from './option.ts';

export function zsh(options: readonly CompletionOption[]): string {
  return `#compdef hx-ws-migrate
# zsh completion for hx-ws-migrate. Write it to a file _hx-ws-migrate in a directory of $fpath:
# hx-ws-migrate --completion zsh > ~/.zfunc/_hx-ws-migrate
_arguments -s -S \\
${options.map((option) => `  ${specOf(option)} \\\n`).join('')}  '*:path:_files'
`;
}

function specOf({ long, short, description, value, choices }: CompletionOption): string {
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]`;
  const action = choices.length > 0 ? `(${choices.join(' ')})` : value === 'maybe' ? ' ' : '_files';
  const rest = quoted(text + (value === 'none' ? '' : `${value === 'maybe' ? '::' : ':'}value:${action}`));
  return short === '' ? `'*'${long}${rest}` : `'(${short} ${long})'{${short},${long}}${rest}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
