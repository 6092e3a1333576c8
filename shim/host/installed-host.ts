// What installing an adapter yields. Holds no code.
import type { Host } from '../extension/host.ts';

/** A host and what puts htmx back as it was. */
export interface InstalledHost {
  readonly host: Host;
  readonly uninstall: () => void;
}
