// Why a frame is not taken, as it travels from where it is found to the decoder. Never leaves it.
import type { DecodeErrorCode } from './decoded.ts';

export class Refusal extends Error {
  readonly code: DecodeErrorCode;
  /** Binary frames of the refused message that are still to come. */
  readonly due: number;

  constructor(code: DecodeErrorCode, reason: string, due = 0) {
    super(reason);
    this.code = code;
    this.due = due;
  }
}
