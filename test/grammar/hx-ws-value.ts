// Values for the properties of the grammar: mostly verbs, commas and white space in every order, sometimes any string.
import fc from 'fast-check';

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('connect', 'send', 'connect:', 'send:', 'sender', 'Send') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(',', ' ', ', ', ' ,', ',,', '\t', '\n', '\r\n', '\u00a0', '\u2028', '\ufeff'),
  },
  { weight: 3, arbitrary: fc.constantFrom('/x', ':', 'ws:', 'wss://h/x', '?a=1', 'x', '🚀', '\ud800', '\u200b', '') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

export const hxWsValue = fc.oneof(
  { weight: 9, arbitrary: fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
