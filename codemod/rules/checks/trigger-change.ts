// hx-trigger beside a send: htmx 1's core used the first event's name and nothing else.
import { type Check, report } from '../context.ts';
import { triggerNames } from '../refusals.ts';

export const triggerChange: Check = ({ tag, sends }, context) => {
  const trigger = sends ? context.document.attribute(tag, triggerNames) : undefined;
  if (trigger === undefined) return [];
  const value = context.document.valueText(trigger).trim();
  if (!/[\s,[]/.test(value)) return [];
  return [
    report(context, 'trigger-change', trigger, { trigger: value, first: /^[^\s,[]*/.exec(value)?.[0] ?? '' }, [], tag),
  ];
};
