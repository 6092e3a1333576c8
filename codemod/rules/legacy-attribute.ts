// Rewrites hx-ws and data-hx-ws, in place. Everything that this needs to know stands in the files around it.
import { hxWs, hxWsConnect, hxWsSend, wsConnect, wsSend } from '../../shim/grammar/index.ts';
import type { Finding } from '../findings/finding.ts';
import type { Attribute } from '../markup/attributes.ts';
import { exclusive, implies } from '../markup/branches.ts';
import type { Tag } from '../markup/tags.ts';
import type { Edit } from '../source/edit.ts';
import { type Role, type RuleContext, report } from './context.ts';
import { type ExtensionPlace, placeExtension } from './extension-place.ts';
import { type Lifted, liftConditions } from './lifted-condition.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { wantsValues } from './mentions/foreign.ts';
import { readMention } from './mentions/mention.ts';
import { bareFits, removalOf, separatorFor } from './placement.ts';
import { alreadySaid, besidePresent, type Obstacle, obstacleToConnect } from './refusals.ts';
import { spell } from './spelling.ts';
import { nameOf, tornOff } from './torn-off.ts';

const legacyNames: readonly string[] = hxWs;
const connectNames: readonly string[] = [...wsConnect, ...hxWsConnect];
const sendNames: readonly string[] = [...wsSend, ...hxWsSend];
const concerned = new Set<string>([...legacyNames, ...connectNames, ...sendNames, 'hx-ext', 'data-hx-ext', 'hx-swap']);

/** One finding an attribute: rewritten with its edits, or refused. */
export function legacyAttributes(tag: Tag, context: RuleContext): readonly Finding[] {
  const { document } = context;
  if (document.attribute(tag, hxWs) === undefined) return [];
  const attributes = document.attributesOf(tag).filter(({ name }) => legacyNames.includes(name));
  const alike = document.readAlike(tag, (name) => concerned.has(name));
  return attributes.map((attribute) => {
    if (!alike) return refuse({ code: 'dynamic-value', args: { value: document.text(attribute), reason: 'tag' } });
    const torn = tornOff(attribute, context);
    if (torn !== undefined) return refuse(torn);
    const rival = rivalOf(attribute, attributes, context);
    if (rival === 'repeated') return remove(attribute);
    if (rival !== undefined) return refuse(rival);
    return rewrite(attribute);

    function refuse({ code, args }: Obstacle): Finding {
      context.left.add(tag);
      const before = document.text(attribute);
      const { args: mention } = readMention(document.source, nameOf(attribute), context.target);
      const after = code === 'in-code' ? { after: mention['after'] ?? '' } : {};
      return report(context, code, attribute, { before, ...after, ...args }, [], tag);
    }

    function remove(repeated: Attribute): Finding {
      const meaning = meaningOf(
        document,
        context.branches,
        repeated.value ?? { start: repeated.end, end: repeated.end },
      );
      const code = 'code' in meaning ? 'extension' : meaning.first;
      const range = removalOf(document, tag, repeated);
      if (range === undefined) return refuse(glued(document.text(repeated)));
      const args = { before: document.text(repeated), after: '' };
      return report(context, code, repeated, args, [{ ...range, replacement: '' }], tag);
    }

    function rewrite(one: Attribute): Finding {
      const understood = understand(one, context);
      if ('code' in understood) return refuse(asCode(understood, one, context));
      const plan = planFor(tag, one, understood, context);
      if ('code' in plan) return refuse(plan);
      const finding = report(
        context,
        understood.meanings[0]?.first ?? 'extension',
        one,
        { before: document.text(one), after: plan.after },
        plan.edits,
        tag,
      );
      if (!finding.suppressed) plan.commit();
      return finding;
    }
  });
}

const rivalLimit = 64;

/** Another `hx-ws` that may be on the element together with this one. */
function rivalOf(
  attribute: Attribute,
  all: readonly Attribute[],
  { document, branches }: RuleContext,
): 'repeated' | Obstacle | undefined {
  // Each is held against each; a tag with more of them than this was made by a machine, or against one.
  if (all.length > rivalLimit) return { code: 'conflict', args: { reason: 'two-attributes', other: 'among many' } };
  const branch = branches.at(attribute.start);
  const rivals = all.filter((other) => other !== attribute && !exclusive(branch, branches.at(other.start)));
  const value = document.valueText(attribute);
  const other = rivals.find((rival) => document.valueText(rival) !== value);
  if (other !== undefined) return { code: 'conflict', args: { reason: 'two-attributes', other: document.text(other) } };
  // Of two alike the later is dead, where the earlier is always there with it; else nobody knows which one counts.
  const undecided = rivals.find((rival) => {
    const [early, late] = rival.start < attribute.start ? [rival, attribute] : [attribute, rival];
    return !implies(branches.at(late.start), branches.at(early.start));
  });
  if (undecided !== undefined) {
    return { code: 'conflict', args: { reason: 'two-attributes', other: document.text(undecided) } };
  }
  return rivals.some(({ start }) => start < attribute.start) ? 'repeated' : undefined;
}

/** The value's meaning, or that of each branch of a condition in it. */
function understand(attribute: Attribute, { document, branches }: RuleContext): Lifted | Obstacle {
  const range = attribute.value ?? { start: attribute.end, end: attribute.end };
  const meaning = meaningOf(document, branches, range);
  if (!('code' in meaning)) return { meanings: [meaning], write: (write, separator) => write(meaning).join(separator) };
  const lifted = meaning.code === 'dynamic-value' ? liftConditions(document, branches, range) : undefined;
  return lifted ?? meaning;
}

/** In a program, an expression with a verb in it is code that builds the attribute. */
function asCode(refused: Obstacle, { value }: Attribute, { document, foreign }: RuleContext): Obstacle {
  const inCode = refused.code === 'dynamic-value' && foreign !== undefined && value !== undefined;
  return inCode && /["'`][\s,]*(?:send|connect)\b/.test(document.text(value))
    ? { code: 'in-code', args: { after: '' } }
    : refused;
}

function glued(value: string): Obstacle {
  return { code: 'dynamic-value', args: { value, reason: 'tag' } };
}

interface Plan {
  readonly after: string;
  readonly edits: readonly Edit[];
  /** Tells the ledger and the checks. */
  commit(): void;
}

function planFor(tag: Tag, attribute: Attribute, lifted: Lifted, context: RuleContext): Plan | Obstacle {
  const { document, branches, target, extensions, foreign, strings } = context;
  const { meanings } = lifted;
  const connects = meanings.flatMap(({ connect }) => connect ?? []);
  const sends = meanings.some(({ send }) => send !== undefined);
  const urls = connects.map(({ url }) => document.text(url));
  // A connection that stands there already, and that this target would rename, has to live there as well.
  if (connects.length > 0 || document.attribute(tag, wsConnect) !== undefined) {
    const obstacle = obstacleToConnect(tag, context);
    if (obstacle !== undefined) return obstacle;
  }
  const [url] = urls;
  const connected = url === undefined ? undefined : alreadySaid(tag, attribute, connectNames, url, context);
  if (typeof connected === 'object') return connected;
  if (connected === 'agrees' && urls.length > 1) return { code: 'conflict', args: { reason: 'disagrees', other: '' } };
  const sending = sends ? alreadySaid(tag, attribute, sendNames, undefined, context) : undefined;
  if (typeof sending === 'object') return sending;
  const wantsExtension = connects.length > 0 || meanings.some(({ first }) => first === 'extension');
  const place: ExtensionPlace = wantsExtension ? placeExtension(tag, attribute, context) : { kind: 'present' };
  if (place.kind === 'refused') return place.obstacle;

  const separator = separatorFor(document, tag, attribute);
  const pieces = (meaning: Meaning) =>
    spell({
      target,
      prefix: attribute.name.startsWith('data-') ? 'data-' : '',
      quote: attribute.value === undefined ? '"' : attribute.quote,
      url: meaning.connect === undefined || connected === 'agrees' ? undefined : document.text(meaning.connect.url),
      send: meaning.send !== undefined && sending !== 'agrees',
      extension: place.kind === 'own' && (meaning.connect !== undefined || meaning.first === 'extension'),
      beside: !besidePresent(tag, attribute, context),
      valued:
        document.markup === 'xml' ||
        context.valuedTags?.test(tag.name) === true ||
        (attribute.quote !== '' && foreign !== undefined && !strings && wantsValues.test(foreign)) ||
        !bareFits(document, branches, attribute.end),
    });
  const text = lifted.write(pieces, separator);
  const range = text === '' ? removalOf(document, tag, attribute) : attribute;
  if (range === undefined) return glued(document.text(attribute));
  const edits: Edit[] = [{ start: range.start, end: range.end, replacement: text }];
  if (place.kind === 'list') edits.push(place.edit);
  const after = (place.kind === 'list' ? [place.after, text] : [text]).filter((part) => part !== '').join(' ');
  return {
    after: after.replace(/\s*[\r\n]\s*/g, ' '),
    edits: edits.sort((a, b) => a.start - b.start),
    commit() {
      if (place.kind === 'list') extensions.extend(tag, place.list);
      if (place.kind === 'own') {
        const places = connects.length > 0 ? connects.map(({ url: range }) => range.start) : [attribute.start];
        for (const at of places) extensions.note(tag, at, 'has');
      }
      const old = meanings.some(({ connect, send }) => connect?.old === true || send?.old === true);
      // For a target that renames what agrees, the renamed attribute is the one that connects.
      const own = connected === 'agrees' && target.extension === undefined ? [] : urls;
      const role: Role = { tag, attribute, urls: own, sends, old, after };
      context.roles.push(role);
    },
  };
}
