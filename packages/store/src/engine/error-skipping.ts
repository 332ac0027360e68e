/**
 * Keeps the embedded engine to PostgreSQL's rule for errors in the extended protocol: after an ErrorResponse
 * everything up to the next Sync is discarded, and only that Sync is answered with ReadyForQuery.
 *
 * The engine handles each message by itself. It answers an error with ReadyForQuery at once, goes on with
 * the messages behind it and answers the Sync with a second ReadyForQuery. A client that has sent its next
 * statement by then takes that one for the end of it, and every answer from there on belongs to the
 * statement before: wrong results without an error.
 */
export class ErrorSkipping {
  private skipping = false;

  /** Whether a message of the client is to be discarded unseen. A start-up message begins anew. */
  discards(message: Uint8Array): boolean {
    const type = message[0];
    if (type === SYNC || type === START_UP) this.skipping = false;
    return this.skipping;
  }

  /** What of the engine's answer to `message` goes to the client. */
  answer(message: Uint8Array, output: Uint8Array): Uint8Array {
    if (!EXTENDED.has(message[0])) return output;
    const end = endOfError(output);
    if (end === null) return output;
    this.skipping = true;
    return output.subarray(0, end);
  }
}

const code = (letter: string): number => letter.charCodeAt(0);

const START_UP = 0;
const SYNC = code('S');
/** Parse, Bind, Describe, Execute, Close, Flush. */
const EXTENDED: ReadonlySet<number> = new Set(['P', 'B', 'D', 'E', 'C', 'H'].map(code));
const ERROR_RESPONSE = code('E');

/** Where the first ErrorResponse ends; null where there is none. A message is a type, a length and a body. */
function endOfError(output: Uint8Array): number | null {
  const view = new DataView(output.buffer, output.byteOffset, output.byteLength);
  for (let at = 0; at + 5 <= output.byteLength; ) {
    const end = at + 1 + view.getInt32(at + 1);
    if (output[at] === ERROR_RESPONSE) return end;
    at = end;
  }
  return null;
}
