/** @jest-environment jsdom */
import { test } from '@jest/globals';
import { shim, truth } from './extension/send/truth.ts';
test('x', () => {
  const names = ['elements','closest','matches','tagName','getAttribute','files','multiple','disabled','type','name','id','value','noValidate','isConnected','parentElement','getRootNode','hasAttribute','children','attributes','querySelectorAll','addEventListener','dispatchEvent','checked','length','action','method','target','title','className','ownerDocument','compareDocumentPosition','nodeType','willValidate','form','localName','nextElementSibling'];
  const out: string[] = [];
  for (const name of names) for (const attr of ['', 'name=f']) {
    document.body.innerHTML = `<form ${attr}><input name="${name}" value="1"><input name=other value=2></form>`;
    const f = document.forms[0] as any;
    Object.defineProperty(f, name, { value: f.querySelector('input'), configurable: true, writable: true });
    const run = (g: any) => { try { return JSON.stringify(JSON.parse(g(f, document.body).text.replace(/,?"HEADERS.*/, '}'))); } catch (e) { return 'THROWS ' + String(e).slice(0,80) } };
    const t = run(truth), s = run(shim);
    out.push(`${name} ${attr}: ${t === s ? 'same ' + s : '\n   truth ' + t + '\n   shim  ' + s}`);
  }
  console.log(out.join('\n'));
});
