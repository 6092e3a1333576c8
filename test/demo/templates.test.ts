// The demo's template tree is one that the codemod can rewrite whole: the README shows it, so it must stay true.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { migrate } from '../../codemod/index.ts';

const folder = new URL('../../demo/templates/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'latin1');

/** What stands in each file, and what must stand there instead; all the rest comes back as it is. */
const rewrites: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'base.html': [],
  'chat/lobby.html': [
    ['hx-ext="morph" hx-ws="connect:/ws/lobby"', 'hx-ext="morph, ws" ws-connect="/ws/lobby"'],
    ['{% if user.is_authenticated %}hx-ws="send"{% endif %}', '{% if user.is_authenticated %}ws-send{% endif %}'],
  ],
  'chat/room.html': [
    [
      `           hx-ws="connect:{% url 'chat:socket' slug=room.slug %}?since=`,
      `           hx-ext="ws"\n           ws-connect="{% url 'chat:socket' slug=room.slug %}?since=`,
    ],
    ['{% if user.is_staff %}hx-ws="send" hx-vals', '{% if user.is_staff %}ws-send hx-vals'],
  ],
  'chat/widget.html': [
    ['hx-ws="connect:{{ widget.socket_url }},send"', 'hx-ext="ws" ws-connect="{{ widget.socket_url }}" ws-send'],
  ],
  'macros/fields.html': [
    ['type="button" hx-ws="send"', 'type="button" ws-send'],
    [
      'hx-ws="{% if mode == "connect" %}connect:{{ url }}{% else %}send{% endif %}"',
      '{% if mode == "connect" %}hx-ext="ws" ws-connect="{{ url }}"{% else %}ws-send{% endif %}',
    ],
  ],
  'partials/message.html': [['hx-ws="send"', 'ws-send']],
  'partials/message_form.html': [['data-hx-ws="send"', 'data-ws-send']],
  'partials/notifications.html': [[`hx-ws='connect:wss://`, `hx-ext='ws' ws-connect='wss://`]],
};

test('these are the files', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  expect(files.sort()).toEqual(Object.keys(rewrites));
});

describe.each(Object.entries(rewrites))('%s', (name, pairs) => {
  const { output, findings } = migrate(read(name), { path: name });

  test('comes out as written here', () => {
    const expected = pairs.reduce((text, [old, replacement]) => {
      expect(text.split(old)).toHaveLength(2);
      return text.replace(old, () => replacement);
    }, read(name));
    expect(output).toBe(expected);
  });

  test('needs no person, and a second migration changes nothing', () => {
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    expect(migrate(output, { path: name }).edits).toEqual([]);
  });
});
