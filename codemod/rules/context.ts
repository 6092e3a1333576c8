// What every rule is handed: the file as markup, what the run knows, and what the rules before it did.
import { hxExt } from '../../shim/grammar/index.ts';
import { levels } from '../findings/catalogue.ts';
import type { Finding, FindingCode } from '../findings/finding.ts';
import type { Attribute } from '../markup/attributes.ts';
import { type Branches, implies } from '../markup/branches.ts';
import type { MarkupDocument } from '../markup/document.ts';
import type { Tag } from '../markup/tags.ts';
import type { Edit, Range } from '../source/edit.ts';
import type { Lines } from '../source/lines.ts';
import type { Target } from '../targets/index.ts';
import type { ExtensionLedger } from './extension-ledger.ts';
import type { Suppressions } from './suppressions.ts';

/** What a rewritten element is from now on; the checks ask about it. */
export interface Role {
  readonly tag: Tag;
  /** The attribute that said so. */
  readonly attribute: Attribute;
  /** The URLs that it connects to, as written; one for each branch of a lifted condition. */
  readonly urls: readonly string[];
  readonly sends: boolean;
  /** Old spellings that were understood: `connect <url>`, `send:<anything>`. */
  readonly old: boolean;
  /** What the attribute became. */
  readonly after: string;
}

/** What the rules of one file share. */
export interface RuleContext {
  readonly document: MarkupDocument;
  readonly branches: Branches;
  readonly target: Target;
  readonly lines: Lines;
  readonly suppressions: Suppressions;
  readonly extensions: ExtensionLedger;
  /** The extension of a file that is in a language of its own: nothing in it is surely text for readers. */
  readonly foreign: string | undefined;
  /** Whether that language is not read at all, but for what looks like HTML. */
  readonly unread: boolean;
  /** Whether it is HTML even so: the content of a program's strings. */
  readonly strings: boolean;
  /** Whether the text outside tags is for readers even so. */
  readonly prose: boolean;
  /** Tags in which every attribute needs a value. */
  readonly valuedTags: RegExp | undefined;
  /** Elements on which something was refused; filled by the rewriting rules. */
  readonly left: Set<Tag>;
  /** Filled by the rewriting rules. */
  readonly roles: Role[];
}

/** Rewrites or refuses what stands in one start tag. */
export type Rule = (tag: Tag, context: RuleContext) => readonly Finding[];

/** Says what changes for an element that was rewritten. */
export type Check = (role: Role, context: RuleContext) => readonly Finding[];

/** A finding with the level that the catalogue gives it, silenced with its edits where the file says so. */
export function report(
  context: Pick<RuleContext, 'suppressions'>,
  code: FindingCode,
  range: Range,
  args: Readonly<Record<string, string>>,
  edits: readonly Edit[] = [],
  tag?: Tag,
): Finding {
  const { start, end } = range;
  const suppressed = context.suppressions.cover(code, range, tag?.start);
  return { code, level: levels[code], range: { start, end }, args, edits: suppressed ? [] : edits, suppressed };
}

/**
 * The `hx-ext` attributes of a tag that count in some rendering, the plain name before its `data-` form, as htmx looks
 * them up: one behind another that is always there with it is dead.
 */
export function extensionLists(context: Pick<RuleContext, 'document' | 'branches'>, tag: Tag): readonly Attribute[] {
  const { document, branches } = context;
  if (document.attribute(tag, hxExt) === undefined) return [];
  const attributes = document.attributesOf(tag);
  const all = hxExt.flatMap((name) => attributes.filter((attribute) => attribute.name === name));
  return all.filter(({ start }, i) => {
    const branch = branches.at(start);
    return !all.slice(0, i).some((first) => implies(branch, branches.at(first.start)));
  });
}
