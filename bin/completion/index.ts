// Every shell of `--completion`; to add one, add its file to the list.
import { bash } from './bash.ts';
import { fish } from './fish.ts';
import type { CompletionOption } from './option.ts';
import { zsh } from './zsh.ts';

export type { CompletionOption } from './option.ts';

/** Each makes the script that its shell reads. */
export const shells: Readonly<Record<string, (options: readonly CompletionOption[]) => string>> = { bash, zsh, fish };
