// One socket with its listeners, its account and its timer: they end together. Knows no queue and no states.
import { createLedger, type Ledger } from './ledger.ts';

export interface Session<Unit> {
  readonly socket: WebSocket;
  readonly ledger: Ledger<Unit>;
  /** The unit that is being handed over just now, so that later ones wait their turn. */
  sending: Unit | undefined;
  /** What ends a wait, besides time. */
  cancelWait: () => void;
  /** Takes the listeners and the timer off. */
  detach(): void;
}

export interface SessionHandlers {
  readonly open: (event: Event) => void;
  readonly message: (event: MessageEvent) => void;
  readonly error: (event: Event) => void;
  readonly close: (event: CloseEvent) => void;
}

export function openSession<Unit>(socket: WebSocket, handlers: SessionHandlers): Session<Unit> {
  const ledger = createLedger<Unit>(() => socket.bufferedAmount);
  const listeners = Object.entries({
    ...handlers,
    message: (event: MessageEvent) => {
      ledger.heard();
      handlers.message(event);
    },
  }) as [string, EventListener][];
  for (const [type, listener] of listeners) socket.addEventListener(type, listener);
  const session: Session<Unit> = {
    socket,
    ledger,
    sending: undefined,
    cancelWait() {},
    detach() {
      session.cancelWait();
      for (const [type, listener] of listeners) socket.removeEventListener(type, listener);
    },
  };
  return session;
}
