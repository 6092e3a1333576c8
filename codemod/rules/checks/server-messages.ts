// htmx 4 swaps what a message holds into the connect element, unless the message says otherwise.
import { type Check, report } from '../context.ts';

export const serverMessages: Check = ({ tag, attribute, urls }, context) =>
  urls.length > 0 && context.target.beside !== undefined
    ? [report(context, 'server-messages', attribute, { url: urls[0] ?? '' }, [], tag)]
    : [];
