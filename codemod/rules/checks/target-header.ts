// hx-target beside a send: the HX-Target header named the connect element, and now names the target.
import { type Check, report } from '../context.ts';

export const targetHeader: Check = ({ tag, sends }, context) => {
  const target = sends ? context.document.attribute(tag, ['hx-target', 'data-hx-target']) : undefined;
  if (target === undefined) return [];
  return [report(context, 'target-header', target, { target: context.document.valueText(target) }, [], tag)];
};
