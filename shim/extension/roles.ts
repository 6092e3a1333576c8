// What an element is asked to be: the port that attributes/ implements. Knows no attribute's name.

export interface Roles {
  /** The address to connect to, as written; undefined where the element does not connect. */
  readonly connect?: string | undefined;
  readonly send: boolean;
  /** Whose id a sender's `HX-Target` is: its connect element's, or else its own `hx-target`'s. */
  readonly headersTarget?: 'connection' | false;
}

export interface RoleReader {
  /** Finds every element that may have a role. */
  readonly selector: string;
  /** The attributes whose change may change a role of a live element. */
  readonly attributes: readonly string[];
  read(elt: Element): Roles | undefined;
  /** Told of each element that htmx has processed and of what was read there. */
  found(elt: Element, roles: Roles): void;
}
