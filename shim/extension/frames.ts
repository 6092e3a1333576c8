// Hands the frames of one unit to a socket, the next only when little is buffered. Knows nothing of queues or states.
import type { Frame } from '../wire/encode.ts';
import { byteLength } from './ledger.ts';

/** Bytes that may wait in the socket while the next frame is handed over. */
const lowWater = 65_536;

export interface FramesSetup {
  readonly socket: WebSocket;
  /** Told of each frame that was handed over. */
  readonly handed: (bytes: number, isLast: boolean) => void;
  /** Whether the socket still is the open one. */
  readonly alive: () => boolean;
  /** Asks to be called back after a while; never, where the socket ends first. */
  readonly later: (callback: () => void) => void;
  /** Told how many bytes of all have left, as they leave. */
  readonly progress: (loaded: number, total: number) => void;
}

/** @returns settles when every byte has left the socket's buffer; rejects or never settles where the socket ends first */
export async function handOverFrames(frames: readonly Frame[], setup: FramesSetup): Promise<void> {
  const { socket, handed, alive, later, progress } = setup;
  const total = frames.reduce((sum, frame) => sum + byteLength(frame), 0);
  let sent = 0;
  let loaded = -1;
  const drained = (limit: number) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        const left = Math.max(0, sent - socket.bufferedAmount);
        if (left > loaded) progress(left, total);
        loaded = Math.max(loaded, left);
        // A listener may have ended the socket.
        if (!alive()) reject();
        else if (socket.bufferedAmount > limit) later(look);
        else resolve();
      };
      look();
    });
  for (const frame of frames) {
    await drained(lowWater);
    socket.send(frame);
    sent += byteLength(frame);
    handed(byteLength(frame), frame === frames.at(-1));
  }
  await drained(0);
}
