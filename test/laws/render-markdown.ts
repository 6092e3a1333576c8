// Renders Markdown for the laws, without the codemod's dialects: each fence as a file of what it says it is, and without
// what is for readers, which is code in the middle of a line and what a terminal printed.

const fence =
  /^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+)*(`{3,}|~{3,})(?!.*`)[ \t]*(.*)\n([\s\S]*?)(?:^[ \t]*\1[`~]*[ \t]*$|(?![\s\S]))/gm;
const forReaders = /^(?:console|diff|text|sh)$/;
const extensions: Readonly<Record<string, string>> = {
  django: 'j2',
  jinja: 'j2',
  liquid: 'j2',
  '': 'j2',
  python: 'py',
};

/** A text with its fences rendered by `renderFile`, as a file of that path. */
export function renderMarkdown(source: string, renderFile: (text: string, path: string) => string): string {
  let output = '';
  let done = 0;
  const text = source.replaceAll('\r\n', '\n').replace(/^[ \t]*> ?(?:> (?=[`<]))?/gm, '');
  const prose = (until: number) =>
    renderFile(text.slice(done, until).replace(/(?<!`)(`+)(?!`)[^`]*?(?<!`)\1(?!`)/g, ''), 'text.j2');
  for (const { 0: all, 2: info = '', 3: content = '', index } of text.matchAll(fence)) {
    const word = /[\w]+/.exec(info)?.[0] ?? '';
    output += prose(index) + (forReaders.test(word) ? '' : renderFile(content, `fence.${extensions[word] ?? word}`));
    done = index + all.length;
  }
  return `<template>${output}${prose(text.length)}`; // what stands in what is not told
}
