// Completion for bash, 3.2 and later. Knows nothing of what the options do.
import type { CompletionOption } from './option.ts';

export function bash(options: readonly CompletionOption[]): string {
  const withChoices = options.filter(({ choices }) => choices.length > 0);
  const withValue = options.filter(({ value, choices }) => value === 'needed' && choices.length === 0);
  const cases = [
    ...withChoices.map(
      ({ long, choices }) => `    ${long}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`,
    ),
    // An empty answer asks readline for file names.
    `    ${withValue.map(({ long }) => long).join(' | ')}) COMPREPLY=(); return ;;`,
  ];
  const words = options.flatMap(({ long, short }) => (short === '' ? [long] : [short, long])).join(' ');
  return `# bash completion for hx-ws-migrate. Now: source <(hx-ws-migrate --completion bash)
# For good: hx-ws-migrate --completion bash > ~/.local/share/bash-completion/completions/hx-ws-migrate
_hx_ws_migrate() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]}
  # bash cuts --option=value at the sign.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $before in
${cases.join('\n')}
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '${words}' -- "$word"))
  else
    COMPREPLY=()
  fi
}
complete -o default -F _hx_ws_migrate hx-ws-migrate
`;
}
