// hx-params with a list on a sender or above it, where it is inherited: htmx-ext-ws 2.0.4 throws on it.
import { above } from '../above.ts';
import { type Check, report } from '../context.ts';

export const paramsLists: Check = ({ tag, attribute, sends }, context) => {
  if (!sends || context.target.extension === undefined) return [];
  const { document } = context;
  for (const one of above(document, tag)) {
    const params = document.attribute(one, ['hx-params', 'data-hx-params']);
    if (params === undefined) continue;
    const value = document.valueText(params).trim();
    if (value === '' || value === '*' || value === 'none') return [];
    return [report(context, 'params-lists', one === tag ? params : attribute, { params: value }, [], tag)];
  }
  return [];
};
