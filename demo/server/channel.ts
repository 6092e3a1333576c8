// What the chat, the counter and the upload have in common: a WebSocket endpoint. Knows none of them.

/** One browser on the other end. */
export interface Client {
  readonly send: (html: string) => void;
  /** Ends the connection with a close code that says why. */
  readonly close: (code: number, reason: string) => void;
}

/** What the endpoint does with one client's frames. */
export interface Listener {
  readonly text: (text: string) => void;
  readonly binary: (bytes: Buffer) => void;
  readonly left: () => void;
}

export interface Channel {
  /** Largest frame that is read, in bytes; a larger one ends the connection with 1009. */
  readonly maxFrameBytes: number;
  readonly join: (client: Client) => Listener;
}
