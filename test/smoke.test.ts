import { parse } from 'parse5';
import { expect, test } from '@jest/globals';
test('x', () => { expect(parse('<p>').nodeName).toBe('#document'); });
