// Renders Razor, one way out of several, without the codemod's dialects: letter by letter, code and markup calling one
// another.
import { branchOf } from './play.ts';

const voids = /^(?:input|br|hr|img|meta|link|partial)$/i;

class Razor {
  readonly #source: string;
  readonly #way: number;
  #at = 0;

  constructor(source: string, way: number) {
    this.#source = source;
    this.#way = way;
  }

  page(): string {
    let output = '';
    while (this.#at < this.#source.length) output += this.#piece();
    return output;
  }

  #follows(pattern: RegExp): string | undefined {
    const found = new RegExp(`^(?:${pattern.source})`, pattern.flags).exec(this.#source.slice(this.#at));
    return found?.[0];
  }

  #eat(pattern: RegExp): string | undefined {
    const text = this.#follows(pattern);
    this.#at += text?.length ?? 0;
    return text;
  }

  /** One letter of markup, or what an `@` begins. */
  #piece(): string {
    if (this.#eat(/@\*[\s\S]*?\*@/) !== undefined) return '';
    if (this.#eat(/@@/) !== undefined) return '@';
    const letter = this.#source[this.#at] ?? '';
    const before = this.#source[this.#at - 1] ?? '';
    if (letter !== '@' || (/\w/.test(before) && this.#follows(/@\w/) !== undefined)) {
      this.#at++;
      return letter;
    }
    this.#at++;
    if (this.#follows(/(?:page|model|using|inherits|inject|layout)[ \t]+[^(\s]/) !== undefined) {
      this.#eat(/[^\n]*/);
      return '';
    }
    if (this.#eat(/(?:code|functions)\s*(?=\{)/) !== undefined) {
      this.#balanced();
      return '';
    }
    if (this.#eat(/section\s+\w+\s*\{/) !== undefined) return this.#section();
    if (this.#eat(/\{/) !== undefined) return this.#code(true);
    if (this.#follows(/(?:if|for|foreach|while|switch|using|try)\b\s*[({]/) !== undefined) return this.#control();
    if (this.#follows(/\(/) !== undefined) {
      this.#balanced();
      return 'V';
    }
    if (this.#eat(/(?:await )?\w+/) === undefined) return '@';
    for (;;) {
      if (this.#follows(/[?!]?[([]/) !== undefined) {
        this.#eat(/[?!]/);
        this.#balanced();
      } else if (this.#eat(/[?!]?\.[A-Za-z_]\w*/) === undefined) return 'V';
    }
  }

  #section(): string {
    let output = '';
    for (let depth = 1; this.#at < this.#source.length; ) {
      const letter = this.#source[this.#at];
      if (letter === '{') depth++;
      else if (letter === '}' && --depth === 0) {
        this.#at++;
        break;
      }
      output += this.#piece();
    }
    return output;
  }

  /** Past a pair of brackets, with strings in it. */
  #balanced(): string {
    const start = this.#at;
    let depth = 0;
    while (this.#at < this.#source.length) {
      if (this.#eat(/@"(?:""|[^"])*"|\$?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'/) !== undefined) continue;
      const letter = this.#source[this.#at++] ?? '';
      if (/[([{]/.test(letter)) depth++;
      else if (/[)\]}]/.test(letter) && --depth === 0) break;
    }
    return this.#source.slice(start, this.#at);
  }

  #control(): string {
    const word = this.#eat(/\w+\s*/) ?? '';
    const condition = this.#follows(/\(/) !== undefined ? this.#balanced() : '';
    const chosen = word.startsWith('if') ? branchOf(condition, this.#way) : 0;
    const bodies: string[] = [];
    do {
      this.#eat(/\s*(?:else|catch|finally)\s*(?:if\b)?\s*/);
      if (this.#follows(/\s*\(/) !== undefined) {
        this.#eat(/\s*/);
        this.#balanced();
      }
      this.#eat(/\s*\{/);
      bodies.push(this.#code(!word.startsWith('switch')));
    } while (this.#follows(/\s*(?:else|catch|finally)\b/) !== undefined);
    return bodies[chosen] ?? '';
  }

  /** Statements up to the brace that ends them. */
  #code(fresh: boolean): string {
    let output = '';
    let begins = fresh;
    while (this.#at < this.#source.length) {
      if (this.#eat(/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|@\*[\s\S]*?\*@/) !== undefined) continue;
      if (this.#eat(/\}/) !== undefined) return output;
      if (begins && this.#follows(/<\w/) !== undefined) {
        output += this.#element();
        continue;
      }
      if (begins && this.#eat(/@:/) !== undefined) {
        while (this.#at < this.#source.length && this.#source[this.#at] !== '\n') output += this.#piece();
        continue;
      }
      if (begins && this.#follows(/(?:if|for|foreach|while|switch|using)\s*\(/) !== undefined) {
        output += this.#control();
        continue;
      }
      if (begins && this.#follows(/@\w/) !== undefined) {
        output += this.#piece();
        continue;
      }
      if (this.#follows(/[([{]|@?\$?"|'/) !== undefined) {
        if (this.#eat(/@"(?:""|[^"])*"|\$?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])'/) === undefined) this.#balanced();
        begins = false;
        continue;
      }
      begins = /[;:]/.test(this.#source[this.#at++] ?? '');
    }
    return output;
  }

  #element(): string {
    const text = this.#eat(/<text>/) !== undefined;
    let output = '';
    let depth = text ? 1 : 0;
    do {
      if (text && this.#eat(/<\/text>/) !== undefined) return output;
      const tag = this.#follows(/<\/?[A-Za-z][\w-]*/);
      output += tag === undefined ? this.#piece() : this.#tag();
      if (tag === undefined || text) continue;
      const empty = voids.test(tag.slice(1)) || output.endsWith('/>');
      if (tag.startsWith('</')) depth--;
      else if (!empty) depth++;
    } while (depth > 0 && this.#at < this.#source.length);
    return output;
  }

  #tag(): string {
    let output = '';
    let quote = '';
    while (this.#at < this.#source.length) {
      const letter = this.#source[this.#at] ?? '';
      output += this.#piece();
      if (quote === '' && letter === '>') return output;
      if (letter === '"' || letter === "'") quote = quote === '' ? letter : quote === letter ? '' : quote;
    }
    return output;
  }
}

export function renderRazor(source: string, way: number): string {
  return new Razor(source, way).page();
}
