/** @jest-environment jsdom */
// ws-connect and ws-send under an active hx-ext="ws", and where both generations meet on one element.
import { describe, expect, test } from '@jest/globals';
import { readModern } from '../../../shim/attributes/modern.ts';
import { allRoles, legacyRoles } from '../../../shim/attributes/roles.ts';

function element(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('[x]') as Element;
}

const connect = { connect: '/x', send: false };

describe('modern attributes', () => {
  test.each([
    ['<p x hx-ext="ws" ws-connect="/x"></p>', connect],
    ['<p x data-hx-ext="ws" data-ws-connect="/x"></p>', connect],
    ['<div hx-ext="ws"><p><b x ws-connect="/x"></b></p></div>', connect],
    ['<p x hx-ext="morph, ws" ws-connect="/x"></p>', connect],
    ['<div hx-ext="ws"><p x hx-ext="morph" ws-connect="/x"></p></div>', connect],
    ['<div hx-ext="ignore:ws"><p x hx-ext="ws" ws-connect="/x"></p></div>', connect],
    ['<div hx-ext="ws"><p x ws-send></p></div>', { connect: undefined, send: true }],
    ['<div hx-ext="ws"><p x data-ws-send=""></p></div>', { connect: undefined, send: true }],
    ['<p x hx-ext="ws" ws-connect="/x" ws-send></p>', { connect: '/x', send: true }],
    ['<p x hx-ext="ws" ws-connect=""></p>', undefined],
    ['<p x hx-ext="ws"></p>', undefined],
    ['<p x ws-connect="/x"></p>', undefined],
    ['<p x hx-ext="wss" ws-connect="/x"></p>', undefined],
    ['<div hx-ext="ws"><p x hx-ext="ignore:ws" ws-connect="/x"></p></div>', undefined],
    ['<div hx-ext="ws"><p hx-ext="ignore:ws"><b x ws-send></b></p></div>', undefined],
    ['<div hx-ext="ws"><p hx-ext="ignore:morph"><b x ws-connect="/x"></b></p></div>', connect],
  ])('%s', (html, roles) => {
    expect(readModern(element(html))).toStrictEqual(roles);
  });

  test('the extension is active through an open shadow root', () => {
    const host = element('<div x hx-ext="ws"></div>');
    host.attachShadow({ mode: 'open' }).innerHTML = '<p ws-connect="/x"></p>';
    expect(readModern(host.shadowRoot?.querySelector('p') as Element)).toStrictEqual(connect);
  });
});

describe('old and new on one element', () => {
  test.each([
    ['<p x hx-ws="connect:/old" hx-ext="ws" ws-connect="/new"></p>', { connect: '/new', send: false }],
    ['<p x hx-ws="connect:/old" hx-ext="ws" ws-send></p>', { connect: '/old', send: true }],
    ['<p x hx-ws="send" hx-ext="ws" ws-send></p>', { connect: undefined, send: true, headersTarget: 'connection' }],
    [
      '<p x hx-ws="send" hx-ext="ws" ws-connect="/new"></p>',
      { connect: '/new', send: true, headersTarget: 'connection' },
    ],
    ['<p x hx-ws="send" ws-connect="/new"></p>', { connect: undefined, send: true, headersTarget: 'connection' }],
    ['<p x></p>', {}],
  ])('%s', (html, roles) => {
    const { connect: address, send, headersTarget } = allRoles.read(element(html)) ?? {};
    expect({ connect: address, send, headersTarget: headersTarget || undefined }).toEqual(roles);
  });
});

describe('the registry', () => {
  const all =
    '<i hx-ws="send"></i><i data-hx-ws="send"></i><i ws-connect="/"></i><i data-ws-connect="/"></i><i ws-send></i><i data-ws-send></i>';

  test('finds every spelling, and htmx 4’s own attributes never', () => {
    document.body.innerHTML = `${all}<b hx-ws:connect="/"></b><b hx-ws:send></b><b hx-ext="ws"></b>`;
    expect([...document.querySelectorAll(allRoles.selector)]).toStrictEqual([...document.querySelectorAll('i')]);
    expect([...document.querySelectorAll(legacyRoles.selector)]).toStrictEqual(
      [...document.querySelectorAll('i')].slice(0, 2),
    );
  });

  test('names every attribute whose change may change a role', () => {
    expect([...allRoles.attributes].sort()).toStrictEqual(
      [
        'hx-ws',
        'data-hx-ws',
        'ws-connect',
        'data-ws-connect',
        'ws-send',
        'data-ws-send',
        'hx-ext',
        'data-hx-ext',
      ].sort(),
    );
    expect([...legacyRoles.attributes].sort()).toStrictEqual(['data-hx-ws', 'hx-ws']);
  });

  test('of the old attribute alone does not read the new ones', () => {
    expect(legacyRoles.read(element('<p x hx-ext="ws" ws-connect="/x"></p>'))).toBeUndefined();
    expect(legacyRoles.read(element('<p x hx-ws="connect:/x"></p>'))).toMatchObject({ connect: '/x' });
  });
});
