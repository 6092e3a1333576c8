// `connect <url>` and `send:<anything>` stood in htmx's own old documentation.
import { type Check, report } from '../context.ts';

export const oldSpelling: Check = ({ tag, attribute, old, after }, context) =>
  old ? [report(context, 'old-spelling', attribute, { before: context.document.text(attribute), after }, [], tag)] : [];
