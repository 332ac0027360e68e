import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { TEXT_FIELDS } from './text-fields.ts';

const SOURCE = fileURLToPath(new URL('../src', import.meta.url));
const CASES = fileURLToPath(new URL('./browser/xss.test.ts', import.meta.url));
const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
);

const ELEMENTS = ['input', 'textarea', 'Input', 'TextArea', 'AutoComplete', 'Mentions'];
/** Kinds of `input` into which no text of one's own goes. */
const NO_TEXT = ['checkbox', 'radio', 'date', 'file', 'number', 'color', 'range', 'hidden'];

/** How many fields for text a source has. */
function countTextFields(source: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const type = attribute(node, 'type');
      if (attribute(node, 'contentEditable') !== null) count++;
      else if (ELEMENTS.includes(node.tagName.getText()) && !(type !== null && NO_TEXT.includes(type)))
        count++;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('field.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return count;
}

/** What is written for an attribute; null where it is not there. */
function attribute(node: ts.JsxSelfClosingElement | ts.JsxOpeningElement, wanted: string): string | null {
  for (const property of node.attributes.properties) {
    if (!ts.isJsxAttribute(property) || property.name.getText() !== wanted) continue;
    const value = property.initializer;
    return value !== undefined && ts.isStringLiteral(value) ? value.text : '';
  }
  return null;
}

describe('the source of the console', () => {
  it('makes no markup of a text', () => {
    const dangerous =
      /dangerouslySetInnerHTML|\b(?:inner|outer)HTML\b|insertAdjacentHTML|setHTML|document\.write|srcdoc|createContextualFragment|DOMParser|\beval\(|new Function\(/i;
    const found = FILES.filter((file) => dangerous.test(readFileSync(join(SOURCE, file), 'utf8')));
    expect(FILES.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('has no field for text that no script was put into', () => {
    const found: Record<string, number> = {};
    for (const file of FILES) {
      const count = countTextFields(readFileSync(join(SOURCE, file), 'utf8'));
      if (count > 0) found[file] = count;
    }
    const listed = Object.entries(TEXT_FIELDS).map(([file, cases]) => [file, cases.length]);
    expect(found).toEqual(Object.fromEntries(listed));
  });

  it('has a test in a browser for each of them', () => {
    const titles = [...readFileSync(CASES, 'utf8').matchAll(/^ {2}it\('([^']+)'/gm)].map(
      ([, title]) => title,
    );
    const missing = Object.values(TEXT_FIELDS)
      .flat()
      .filter((title) => title !== null && !titles.includes(title));
    expect(missing).toEqual([]);
  });

  it('is searched for all kinds of fields', () => {
    const fields = `<><input /><input type="search" /><input type={kind} {...more} /><textarea></textarea>
      <Input maxLength={2} /><p contentEditable /></>`;
    expect(countTextFields(fields)).toBe(6);
    expect(countTextFields('<><input type="date" /><input type="file" /><Select showSearch /></>')).toBe(0);
  });
});
