// The shape of a target: under which names a connection, a send and the extension are written. Knows no version of htmx.

/** The attributes that a target writes, without a `data-` prefix. */
export interface Target {
  readonly name: 'htmx2' | 'htmx4';
  readonly connect: string;
  readonly send: string;
  /** The attribute and value that switch the extension on, where it has to be switched on. */
  readonly extension: { readonly name: string; readonly value: string } | undefined;
  /** What a connection needs beside it, unless the element has that attribute. */
  readonly beside: { readonly name: string; readonly value: string } | undefined;
}
