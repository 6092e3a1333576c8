// The demo's command line: what it means, and what is said to a bad one.
import { expect, test } from '@jest/globals';
import { parseDemoArguments } from '../../demo/options.ts';

test.each([
  [[], { htmx: '2', shim: true, port: 0, help: false }],
  [['--htmx', '4', '--no-shim', '--port', '8080'], { htmx: '4', shim: false, port: 8080, help: false }],
  [['--htmx=1', '-h'], { htmx: '1', shim: true, port: 0, help: true }],
])('%j', (args, options) => {
  expect(parseDemoArguments(args)).toEqual(options);
});

test.each([
  [['--htmx', '3'], '--htmx is 1, 2 or 4, not "3".'],
  [['--port', 'http'], '--port is a number from 0 to 65535, not "http".'],
  [['--port', '65536'], '--port is a number from 0 to 65535, not "65536".'],
  [['--htmx'], "Option '--htmx <value>' argument missing"],
  [['--shimless'], "Unknown option '--shimless'"],
  [['chat'], "Unexpected argument 'chat'"],
])('%j is told why not', (args, message) => {
  expect(() => parseDemoArguments(args)).toThrow(message);
});
