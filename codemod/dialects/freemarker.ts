// FreeMarker, with angle or square brackets around its directives.
import type { Dialect } from './dialect.ts';
import { freemarkerHoles } from './server/freemarker-reader.ts';

export const freemarker: Dialect = {
  name: 'freemarker',
  extensions: ['ftl', 'ftlh', 'ftlx', 'fm'],
  filenames: [],
  markup: 'html',
  plain: false,
  holes: freemarkerHoles,
};
