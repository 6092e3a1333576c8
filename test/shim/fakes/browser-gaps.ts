// What a browser has and jsdom lacks, as far as the shim asks for it. Importing it fills the gaps.
import { TextEncoder } from 'node:util';

/** `CSS.escape` as the CSSOM specification words it. */
function escapeIdentifier(value: string): string {
  return [...value]
    .map((char, index) => {
      const code = char.codePointAt(0) ?? 0;
      if (code === 0) return '�';
      if (code < 0x20 || code === 0x7f) return `\\${code.toString(16)} `;
      if (/\d/.test(char) && (index === 0 || (index === 1 && value.startsWith('-')))) return `\\${code.toString(16)} `;
      if (index === 0 && char === '-' && value.length === 1) return '\\-';
      return code >= 0x80 || /[-\w]/.test(char) ? char : `\\${char}`;
    })
    .join('');
}

/** Reads a Blob, or anything with a `text()` of its own, as UTF-8. */
class TextOfBody {
  readonly #body: unknown;

  constructor(body: unknown) {
    this.#body = body;
  }

  text(): Promise<string> {
    const body = this.#body as Blob & { text?: () => Promise<string> };
    if (typeof body.text === 'function') return body.text();
    if (!(body instanceof Blob)) return Promise.resolve(new TextDecoder().decode(body as ArrayBuffer));
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = () => reject(reader.error);
      reader.readAsText(body);
    });
  }
}

const gaps: Readonly<Record<string, unknown>> = {
  TextEncoder,
  CSS: { escape: escapeIdentifier },
  Response: TextOfBody,
};

for (const [name, value] of Object.entries(gaps)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** XPath with the parameters that a browser lets one omit. */
if (typeof Document === 'function') {
  const inDocument = Document.prototype.evaluate;
  Document.prototype.evaluate = function (expression, node, resolver = null, type = 0, result = null) {
    return inDocument.call(this, expression, node, resolver, type, result);
  };
  const inExpression = XPathExpression.prototype.evaluate;
  XPathExpression.prototype.evaluate = function (node, type = 0, result = null) {
    return inExpression.call(this, node, type, result);
  };
}
