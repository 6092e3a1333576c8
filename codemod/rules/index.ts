// The registry of rules, in the order in which they see each tag: what an hx-ext says must be known before an attribute
// asks for it, and ws-connect is renamed after hx-ws was compared with it.
import type { Rule } from './context.ts';
import { legacyAttributes } from './legacy-attribute.ts';
import { modernAttributes } from './modern-attribute.ts';
import { noteExtension } from './note-extension.ts';

export const rules: readonly Rule[] = [noteExtension, legacyAttributes, modernAttributes];
