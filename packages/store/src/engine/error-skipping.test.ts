import { describe, expect, it } from 'vitest';
import { ErrorSkipping } from './error-skipping.ts';

/** Messages of one letter with a body of so many bytes. */
function messages(...list: readonly (readonly [string, number])[]): Uint8Array {
  return Uint8Array.from(
    list.flatMap(([type, body]) => [
      type.charCodeAt(0),
      0,
      0,
      0,
      4 + body,
      ...Array.from({ length: body }, () => 0x45),
    ]),
  );
}

function message(type: string): Uint8Array {
  return messages([type, 3]);
}

describe('errors in the extended protocol', () => {
  it('are answered once: the early ReadyForQuery is cut, what follows is discarded up to Sync', () => {
    const protocol = new ErrorSkipping();
    expect(protocol.discards(message('B'))).toBe(false);
    expect(protocol.answer(message('B'), messages(['E', 9], ['Z', 1]))).toEqual(messages(['E', 9]));
    expect(protocol.discards(message('D'))).toBe(true);
    expect(protocol.discards(message('E'))).toBe(true);
    expect(protocol.discards(message('S'))).toBe(false);
    expect(protocol.answer(message('S'), messages(['Z', 1]))).toEqual(messages(['Z', 1]));
    expect(protocol.discards(message('P'))).toBe(false);
  });

  it('in the middle of rows keep the rows', () => {
    const protocol = new ErrorSkipping();
    expect(protocol.answer(message('E'), messages(['D', 4], ['D', 0], ['E', 2], ['Z', 1]))).toEqual(
      messages(['D', 4], ['D', 0], ['E', 2]),
    );
    expect(protocol.discards(message('H'))).toBe(true);
  });

  it('leave answers without an error as they are, whatever their bodies hold', () => {
    const protocol = new ErrorSkipping();
    const rows = messages(['D', 40], ['C', 8]);
    expect(protocol.answer(message('E'), rows)).toBe(rows);
    expect(protocol.discards(message('P'))).toBe(false);
  });

  it('of simple queries end with their own ReadyForQuery', () => {
    const protocol = new ErrorSkipping();
    const output = messages(['E', 9], ['Z', 1]);
    expect(protocol.answer(message('Q'), output)).toBe(output);
    expect(protocol.discards(message('Q'))).toBe(false);
  });

  it('are forgotten when another client starts', () => {
    const protocol = new ErrorSkipping();
    protocol.answer(message('P'), messages(['E', 9], ['Z', 1]));
    expect(protocol.discards(Uint8Array.of(0, 0, 0, 8, 0, 3, 0, 0))).toBe(false);
    expect(protocol.discards(message('P'))).toBe(false);
  });
});
