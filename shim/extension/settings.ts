// The keys of htmx.config that the extension reads, with their defaults. Knows nothing of who reads them.

export interface Settings {
  /** Close codes after which a connection is tried again. */
  readonly wsReconnectCodes: readonly number[];
  /** `full-jitter`, a number of ms, or `(retry) => ms` with retries counted from 0. */
  readonly wsReconnectDelay: 'full-jitter' | number | ((retry: number) => number);
  /** `binaryType` of the sockets that the default factory makes. */
  readonly wsBinaryType: BinaryType;
  /** How many messages wait while no socket is open; one more is refused. */
  readonly wsQueueLimit: number;
}

/** Codes: abnormal closure, internal error, service restart, try again later. */
const defaults: Settings = {
  wsReconnectCodes: [1006, 1011, 1012, 1013],
  wsReconnectDelay: 'full-jitter',
  wsBinaryType: 'blob',
  wsQueueLimit: 1000,
};

/** The page's value of a key, else the default. */
export function setting<Key extends keyof Settings>(
  config: Readonly<Record<string, unknown>>,
  key: Key,
): Settings[Key] {
  return (config[key] as Settings[Key] | undefined) ?? defaults[key];
}
