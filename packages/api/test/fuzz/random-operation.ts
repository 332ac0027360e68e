import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Chance } from './chance.ts';

/** Ids that an operation may name, by what they are of. */
export type IdPool = Readonly<Record<string, readonly string[]>>;

export interface RandomOperation {
  readonly kind: 'query' | 'mutation';
  /** Names of the fields at its top. */
  readonly fields: readonly string[];
  readonly text: string;
  /** Whether something about it was broken on purpose. */
  readonly broken: boolean;
}

const GARBAGE: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  "'; drop table account; --",
  "' or '1'='1",
  '../../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '😀'.repeat(40),
  'x'.repeat(5_000),
  '😀\n\t"\\',
  '2026-11-23',
  '{"a":1}',
  'WyJ4IixudWxsXQ',
  'e30',
  '00000000-0000-0000-0000-000000000000',
];
const MOMENTS = [
  '2026-01-01T00:00:00Z',
  '2026-11-23T08:15:00+08:00',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
];
const DAYS = ['2026-01-01', '2026-10-31', '1900-01-01', '9999-12-31'];
const SHAPES = [
  '{type: "Point", coordinates: [118.205, 31.005]}',
  '{type: "LineString", coordinates: [[118.2, 31], [118.21, 31.01]]}',
  '{type: "Polygon", coordinates: [[[118.2, 31], [118.21, 31], [118.21, 31.01], [118.2, 31]]]}',
  '{type: "Polygon", coordinates: [[[118.2, 31], [118.21, 31.01], [118.21, 31], [118.2, 31.01], [118.2, 31]]]}',
  '{type: "Polygon", coordinates: []}',
  '{type: "Point", coordinates: [1e308, -1e308]}',
  '{type: "GeometryCollection", geometries: []}',
  '{}',
];

/** What answers with rows of a scope, or with figures of them: asked more often than the rest. */
const SCOPED =
  /^(appeals?|persons?|appeal\w+|mySessions|myReveals|apiKeys|audit\w+|accounts?|recodedSheets?|search|revealPerson|correctPerson|erasePerson|registerPerson)$/;

/** Deepest selection that is made unless the limit is what is tried. */
const USUAL_DEPTH = 5;

/** An operation of the schema, most of the time one that can be run. */
export function randomOperation(schema: GraphQLSchema, ids: IdPool, chance: Chance): RandomOperation {
  const kind = chance.is(0.3) ? 'mutation' : 'query';
  const root = kind === 'query' ? schema.getQueryType()! : schema.getMutationType()!;
  const writer = new Writer(schema, ids, chance);
  const all = Object.values(root.getFields());
  const usual = chance.some(all, kind === 'query' ? 3 : 1);
  const scoped = all.filter(({ name }) => SCOPED.test(name));
  const top = chance.is(0.4) ? chance.some(scoped, kind === 'query' ? 2 : 1) : usual;
  const depth = chance.is(0.03) ? 20 : chance.whole(2, USUAL_DEPTH);
  const parts = top.map((field) => writer.field(field, depth));
  if (chance.is(0.02)) {
    const [field] = top;
    parts.push(...Array.from({ length: chance.whole(5, 60) }, (_, n) => `a${n}: ${writer.field(field!, 2)}`));
  }
  const text = `${kind} { ${parts.join(' ')} }`;
  const broken = chance.is(0.05);
  return { kind, fields: top.map(({ name }) => name), text: broken ? damaged(text, chance) : text, broken };
}

function damaged(text: string, chance: Chance): string {
  const at = chance.whole(0, text.length);
  return chance.one([
    () => text.slice(0, at),
    () =>
      `${text.slice(0, at)}${chance.one(['{', '}', '(', '@', '"', '...', '\u0000', ' nope '])}${text.slice(at)}`,
    () => text.replace(/\bid\b/, 'passwordHash'),
    () => text.replace('{ ', '{ __schema { types { name } } '),
    () => `${text} ${text}`,
    () => text.replace(/^(query|mutation)/, 'subscription'),
    () => text.replace(/: "[^"]*"/, ': $missing'),
  ])();
}

class Writer {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly ids: IdPool,
    private readonly chance: Chance,
  ) {}

  field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(field.type) as GraphQLNamedOutputType;
    const selection = isLeafType(named) ? '' : ` ${this.selection(named, depth - 1)}`;
    return `${field.name}${this.arguments(field)}${selection}`;
  }

  private selection(type: GraphQLNamedOutputType, depth: number): string {
    if (isAbstractType(type)) {
      const members = this.schema.getPossibleTypes(type);
      // Members may have a field of one name and two types: each is selected in one of them only.
      const taken = new Map<string, string>();
      const fragments = members.map(
        (member) => `... on ${member.name} { __typename ${this.members(member, depth, taken)} }`,
      );
      return `{ __typename ${fragments.join(' ')} }`;
    }
    return isObjectType(type) ? `{ __typename ${this.members(type, depth, new Map())} }` : '';
  }

  private members(type: GraphQLObjectType, depth: number, taken: Map<string, string>): string {
    const { id, nodes, code, message, ...others } = type.getFields();
    // What lets the answer be judged is always asked for.
    const always = [id, nodes, code, message].filter((field) => field !== undefined);
    const optional = Object.values(others).filter(
      (field) => isLeafType(getNamedType(field.type)) || depth > 1,
    );
    const chosen = optional.length === 0 ? [] : this.chance.some(optional, depth > 8 ? 1 : 6);
    const written = [...always, ...chosen].filter(({ name, type: of, args }) => {
      const shape = isLeafType(getNamedType(of)) && args.length === 0 ? String(of) : '';
      const known = taken.get(name);
      taken.set(name, known ?? shape);
      return known === undefined || (known === shape && shape !== '');
    });
    return written
      .filter((field) => isLeafType(getNamedType(field.type)) || depth > 0)
      .map((field) => this.field(field, depth))
      .join(' ');
  }

  private arguments({ name: field, args }: GraphQLField<unknown, unknown>): string {
    const given = args.filter((arg) => isRequired(arg) || this.chance.is(arg.name === 'after' ? 0.05 : 0.25));
    if (given.length === 0) return '';
    return `(${given.map((arg) => `${arg.name}: ${this.value(arg.type, arg.name, field)}`).join(', ')})`;
  }

  private value(type: GraphQLInputType, name: string, context: string): string {
    const { chance } = this;
    if (isNonNullType(type)) {
      const given = this.value(type.ofType, name, context);
      return given === 'null' && chance.is(0.9) ? this.value(type.ofType, name, context) : given;
    }
    if (chance.is(0.01)) return 'null';
    if (isListType(type)) {
      const length = chance.is(0.02) ? 300 : chance.whole(0, 3);
      return `[${Array.from({ length }, () => this.value(type.ofType, name, context)).join(', ')}]`;
    }
    if (isEnumType(type)) {
      return chance.is(0.02) ? 'NO_SUCH_MEMBER' : chance.one(type.getValues()).name;
    }
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((one) => isRequired(one) || chance.is(0.4));
      return `{${fields.map((one) => `${one.name}: ${this.value(one.type, one.name, `${context} ${name}`)}`).join(', ')}}`;
    }
    return this.scalar(getNamedType(type).name, name, context);
  }

  private scalar(type: string, name: string, context: string): string {
    const { chance } = this;
    if (chance.is(0.02)) return chance.one(['"text"', '1e400', 'true', '{}', '[]', 'word', '-0']);
    switch (type) {
      case 'Boolean':
        return String(chance.is(0.5));
      case 'Int':
        if (name === 'first') {
          return String(
            chance.is(0.06) ? chance.one([0, -1, 201, 100_000, 2_147_483_647]) : chance.whole(1, 8),
          );
        }
        return String(chance.is(0.1) ? chance.one([-1, 2_147_483_647, -2_147_483_648]) : chance.whole(0, 30));
      case 'Float':
        return String(chance.is(0.1) ? chance.one([-1e308, 1e308, -0.5]) : chance.next() * 40);
      case 'DateTime':
        return JSON.stringify(chance.one(MOMENTS));
      case 'Date':
        return JSON.stringify(chance.one(DAYS));
      case 'GeoJSON':
        return chance.one(SHAPES);
      case 'JSON':
        return chance.one(['{}', '[1, {a: "b"}]', '"x"', 'null']);
      default:
        return JSON.stringify(this.textFor(name, context));
    }
  }

  /** An id of what the argument seems to be about, of anything, or nothing of the kind. */
  private textFor(name: string, context: string): string {
    const { chance, ids } = this;
    if (name === 'after' || chance.is(0.08)) return chance.one(GARBAGE);
    const words = `${name} ${context}`.toLowerCase();
    const meant = Object.keys(ids).filter((kind) => words.includes(kind) && ids[kind]!.length > 0);
    const kinds = meant.length > 0 && chance.is(0.8) ? meant : Object.keys(ids);
    const pool = ids[chance.one(kinds)]!;
    return pool.length === 0 ? chance.one(GARBAGE) : chance.one(pool);
  }
}

function isRequired({ type, defaultValue }: GraphQLArgument | GraphQLInputField): boolean {
  return isNonNullType(type) && defaultValue === undefined;
}
