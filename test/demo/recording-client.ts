// One browser's end of a channel, without a browser: sends what a test says, keeps what the channel answers.
import type { Channel } from '../../demo/server/channel.ts';

export interface RecordingClient {
  readonly says: (fields: Readonly<Record<string, unknown>>) => void;
  readonly sendsText: (text: string) => void;
  readonly sendsBytes: (bytes: Buffer) => void;
  readonly leaves: () => void;
  /** What came since the last call. */
  readonly taken: () => readonly string[];
  readonly closed: () => { readonly code: number; readonly reason: string } | undefined;
}

export function recordingClient(channel: Channel): RecordingClient {
  const received: string[] = [];
  let closed: { code: number; reason: string } | undefined;
  const listener = channel.join({
    send: (html) => received.push(html),
    close: (code, reason) => {
      closed = { code, reason };
    },
  });
  return {
    says: (fields) => listener.text(JSON.stringify(fields)),
    sendsText: listener.text,
    sendsBytes: listener.binary,
    leaves: listener.left,
    taken: () => received.splice(0),
    closed: () => closed,
  };
}
