// hx-params with a list beside a send: htmx-ext-ws 2.0.4 throws on it.
import { type Check, report } from '../context.ts';

export const paramsLists: Check = ({ tag, sends }, context) => {
  const params =
    sends && context.target.extension ? context.document.attribute(tag, ['hx-params', 'data-hx-params']) : undefined;
  if (params === undefined) return [];
  const value = context.document.valueText(params).trim();
  if (value === '' || value === '*' || value === 'none') return [];
  return [report(context, 'params-lists', params, { params: value }, [], tag)];
};
