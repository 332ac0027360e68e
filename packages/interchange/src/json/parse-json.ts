import { isStorableText } from '../encoding/storable-text.ts';
import type { JsonStep } from './json-place.ts';

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [key: string]: JsonValue;
}

/** Why a text is not the JSON that is wanted. */
export type JsonFaultCode =
  | 'json-truncated'
  | 'json-syntax'
  | 'json-number-not-finite'
  | 'json-duplicate-key'
  | 'json-text-not-storable'
  | 'json-too-deep';

export interface JsonFault {
  readonly code: JsonFaultCode;
  /** Offset in UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly path: readonly JsonStep[];
  /** The offending token or key, at most 40 characters; empty at the end of the text. */
  readonly token: string;
}

export type JsonOutcome =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly fault: JsonFault };

const DEEPEST = 200;
const NOT_FINITE = /-?(?:NaN|Infinity|nan|inf(?:inity)?)/iy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class JsonError extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.code);
  }
}

/**
 * Parses JSON (RFC 8259) strictly, and says where it stops being JSON. Beyond `JSON.parse` it refuses a key
 * that occurs twice in one object (the values of the first would be lost silently), numbers that are not
 * finite as doubles, texts that no database takes (with NUL or half of a surrogate pair), and nesting deeper than 200, and it knows the path of every fault.
 */
export function parseJson(text: string): JsonOutcome {
  try {
    return { ok: true, value: new JsonReader(text).document() };
  } catch (error) {
    if (error instanceof JsonError) return { ok: false, fault: error.fault };
    throw error;
  }
}

/**
 * Offset of the value at `path` in a text that is known to parse; of the nearest enclosing value where
 * there is none.
 */
export function locateValue(text: string, path: readonly JsonStep[]): number {
  const reader = new JsonReader(text, path);
  reader.document();
  return reader.targetOffset;
}

class JsonReader {
  private at = 0;
  private readonly path: JsonStep[] = [];
  private matched = 0;
  targetOffset = 0;

  constructor(
    private readonly text: string,
    private readonly target: readonly JsonStep[] | null = null,
  ) {}

  document(): JsonValue {
    this.skipSpace();
    const value = this.value();
    this.skipSpace();
    if (this.at < this.text.length) this.fail('json-syntax');
    return value;
  }

  private value(): JsonValue {
    const { text } = this;
    if (this.target !== null) this.noteTarget(this.target);
    switch (text.charCodeAt(this.at)) {
      case 0x7b:
        return this.object();
      case 0x5b:
        return this.array();
      case 0x22:
        return this.string();
      case 0x74:
        return this.word('true', true);
      case 0x66:
        return this.word('false', false);
      case 0x6e:
        return text.startsWith('nan', this.at) ? this.number() : this.word('null', null);
      default:
        return this.number();
    }
  }

  private noteTarget(target: readonly JsonStep[]): void {
    const depth = this.path.length;
    if (depth > target.length || depth < this.matched) return;
    for (let i = 0; i < depth; i++) if (this.path[i] !== target[i]) return;
    this.matched = depth;
    this.targetOffset = this.at;
  }

  private object(): JsonObject {
    this.deeper();
    const object: JsonObject = {};
    const depth = this.path.length;
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === '}') {
      this.at++;
      return object;
    }
    for (;;) {
      const keyAt = this.at;
      if (this.text[this.at] !== '"') this.fail('json-syntax');
      const key = this.string();
      if (Object.hasOwn(object, key)) this.fail('json-duplicate-key', keyAt, key);
      this.skipSpace();
      if (this.text[this.at] !== ':') this.fail('json-syntax');
      this.at++;
      this.skipSpace();
      this.path[depth] = key;
      const value = this.value();
      if (key === '__proto__') {
        // A plain assignment would replace the object's prototype.
        Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
      } else object[key] = value;
      this.path.length = depth;
      if (this.closes('}')) return object;
    }
  }

  private array(): JsonValue[] {
    this.deeper();
    const array: JsonValue[] = [];
    const depth = this.path.length;
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === ']') {
      this.at++;
      return array;
    }
    for (;;) {
      this.path[depth] = array.length;
      array.push(this.value());
      this.path.length = depth;
      if (this.closes(']')) return array;
    }
  }

  /** After an element: true past the closing bracket, false past a comma. */
  private closes(bracket: string): boolean {
    this.skipSpace();
    const next = this.text[this.at];
    if (next !== bracket && next !== ',') this.fail('json-syntax');
    this.at++;
    if (next === bracket) return true;
    this.skipSpace();
    return false;
  }

  private string(): string {
    const start = this.at;
    this.at++;
    let result = '';
    let escaped = false;
    for (;;) {
      const plainEnd = this.plainEnd();
      result += this.text.slice(this.at, plainEnd);
      this.at = plainEnd;
      const next = this.text[this.at];
      if (next === '"') {
        // Written out, neither can stand in a file of UTF-8; only an escape brings them in.
        if (escaped && !isStorableText(result)) this.fail('json-text-not-storable', start);
        this.at++;
        return result;
      }
      if (next === undefined) this.fail('json-truncated', start);
      if (next !== '\\') this.fail('json-syntax');
      result += this.escape();
      escaped = true;
    }
  }

  /** Where the characters that stand for themselves end: at a quote, a backslash, a control character. */
  private plainEnd(): number {
    let end = this.at;
    for (;;) {
      const unit = this.text.charCodeAt(end);
      if (unit === 0x22 || unit === 0x5c || !(unit >= 0x20)) return end;
      end++;
    }
  }

  private escape(): string {
    const letter = this.text[this.at + 1];
    if (letter === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.fail('json-syntax');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    if (letter === undefined) this.fail('json-truncated', this.text.length);
    const character = ESCAPES[letter];
    if (character === undefined) this.fail('json-syntax');
    this.at += 2;
    return character;
  }

  private word<T extends JsonValue>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.fail('json-syntax');
    this.at += word.length;
    return value;
  }

  private number(): number {
    NUMBER.lastIndex = this.at;
    if (!NUMBER.test(this.text)) {
      NOT_FINITE.lastIndex = this.at;
      this.fail(NOT_FINITE.test(this.text) ? 'json-number-not-finite' : 'json-syntax');
    }
    const value = Number(this.text.slice(this.at, NUMBER.lastIndex));
    if (!Number.isFinite(value)) this.fail('json-number-not-finite');
    this.at = NUMBER.lastIndex;
    return value;
  }

  private skipSpace(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.at++;
    }
  }

  private deeper(): void {
    if (this.path.length >= DEEPEST) this.fail('json-too-deep');
  }

  private fail(code: JsonFaultCode, at = this.at, token = tokenAt(this.text, at)): never {
    const ended = code === 'json-syntax' && at >= this.text.length;
    throw new JsonError({ code: ended ? 'json-truncated' : code, offset: at, path: [...this.path], token });
  }
}

function tokenAt(text: string, at: number): string {
  const token = /^[^\s,\]}:]{1,40}|^./s.exec(text.slice(at, at + 40))?.[0] ?? '';
  // A line break in a message would break its line.
  return /\s/.test(token) ? JSON.stringify(token).slice(1, -1) : token;
}
