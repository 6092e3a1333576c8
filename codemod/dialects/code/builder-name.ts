// What builders of markup call the attribute, where names have no hyphens: `hxWs_` (lucid), `_hxWs` (Giraffe), `HxWs`, `HXWS`.

/** Global. A language that has such builders names it as its own spelling. */
export const builderName: RegExp = /(?<![\w$'-])_?hxws_?(?![\w$'-])/gi;
