// Every spelling of the attributes, old and new: the plain name, then its `data-` form, which counts where the plain one
// is absent. One constant an attribute, so that a bundle holds only what it uses.

/** A plain name and its `data-` form, in the order in which they win. */
export type AttributeNames = readonly [plain: string, data: string];

/** Finds every element that has one of the attributes. */
export const selectorOf = (names: readonly string[]): string => `[${names.join('],[')}]`;

/** htmx 1's attribute. Not inherited. */
export const hxWs = ['hx-ws', 'data-hx-ws'] as const satisfies AttributeNames;

/** The ws extension's attributes, for htmx 1 and 2. */
export const wsConnect = ['ws-connect', 'data-ws-connect'] as const satisfies AttributeNames;
export const wsSend = ['ws-send', 'data-ws-send'] as const satisfies AttributeNames;

/** Where an extension is switched on, on htmx 1 and 2. */
export const hxExt = ['hx-ext', 'data-hx-ext'] as const satisfies AttributeNames;

/** htmx 4's own attributes. They are not `hx-ws`, and nobody else's business. */
export const hxWsConnect = ['hx-ws:connect', 'data-hx-ws:connect'] as const satisfies AttributeNames;
export const hxWsSend = ['hx-ws:send', 'data-hx-ws:send'] as const satisfies AttributeNames;

/** What keeps htmx 4 from swapping an unmarked message into the connect element. */
export const hxSwap = ['hx-swap', 'data-hx-swap'] as const satisfies AttributeNames;
