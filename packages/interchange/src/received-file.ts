/** A file as it was received. */
export interface ReceivedFile {
  /** With its ending. */
  readonly name: string;
  readonly content: Uint8Array;
}
