// wss:/chat is documented as a prefix and a path; a browser reads the host `chat`.
import { type Check, report } from '../context.ts';

export const prefixOnlyUrl: Check = ({ tag, attribute, urls }, context) =>
  urls
    .filter((url) => /^\s*wss?:\/(?!\/)/i.test(url))
    .map((url) =>
      report(context, 'prefix-only-url', attribute, { url, host: /:\/([^/?#]*)/.exec(url)?.[1] ?? '' }, [], tag),
    );
