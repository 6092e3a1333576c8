// Velocity: directives behind a number sign, references behind a dollar sign.
import type { Dialect } from './dialect.ts';
import { velocityHoles } from './server/velocity-reader.ts';

export const velocity: Dialect = {
  name: 'velocity',
  extensions: ['vm', 'vtl'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: velocityHoles,
};
