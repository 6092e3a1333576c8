// The registry of targets.
import { htmx2 } from './htmx2.ts';
import { htmx4 } from './htmx4.ts';
import type { Target } from './target.ts';

export type { Target } from './target.ts';

/** Every target by the name that `--target` takes. */
export const targets: { readonly [name in Target['name']]: Target } = { htmx2, htmx4 };
