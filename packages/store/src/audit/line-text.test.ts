import { expect, test } from 'vitest';
import { lineHash, lineText } from './line-text.ts';

const LINE = {
  district: '340207',
  position: '7',
  id: '41',
  at: '2026-11-23T08:15:00.123456Z',
  accountId: 'a1',
  accountName: '李工',
  action: 'plan.edit',
  objectKind: 'plan',
  objectId: 'p-1',
  reason: '第三网格，合并',
  before: '{"name": "旧"}',
  after: '{"name": "新", "grids": 12}',
  actingFor: 'b2 c3',
  personId: null,
  sealed: '00ff',
};

// Worked out with Python:
//   field = lambda v: '-,' if v is None else f"{len(v.encode())}:{v},"
//   hashlib.sha256(bytes.fromhex('ab' * 32) + ''.join(map(field, parts)).encode()).hexdigest()
test('a line has the text and the hash that another program gives it', () => {
  expect(lineText(LINE)).toBe(
    '6:340207,1:7,2:41,27:2026-11-23T08:15:00.123456Z,2:a1,6:李工,9:plan.edit,4:plan,3:p-1,' +
      '21:第三网格，合并,15:{"name": "旧"},28:{"name": "新", "grids": 12},5:b2 c3,-,4:00ff,',
  );
  expect(lineHash('ab'.repeat(32), LINE)).toBe(
    '20ff8804a9a930aba0e40e1399e9284bd8bdf59a551af345a36c5aebf5c2da3c',
  );
});

test('lines that only part their fields otherwise have other texts', () => {
  const moved = { ...LINE, accountName: '李工,9:plan.edit', action: '' };
  expect(lineText(moved)).not.toBe(lineText(LINE));
  expect(lineText({ ...LINE, reason: '' })).not.toBe(lineText({ ...LINE, reason: null }));
});
