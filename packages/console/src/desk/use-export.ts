import { useState } from 'react';
import { useClient } from 'urql';
import { type GridChange, type GridChangeKind, gridChangesDocument } from '../graphql/desk-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { csvOf } from './changes-csv.ts';
import { changeKind } from './grid-change-words.ts';

/** Most grids in one page of the server. */
const A_PAGE = 200;

/** Saves all changes, of the kind that is shown, as a CSV: one line for each old grid and each of its unified ones. */
export function useExport(asked: {
  readonly departmentId: string;
  readonly planId: string;
  readonly kind: GridChangeKind | null;
}) {
  const { t } = useWords();
  const client = useClient();
  const toasts = useToasts();
  const [exporting, setExporting] = useState(false);

  const readAll = async (): Promise<GridChange[] | null> => {
    const all: GridChange[] = [];
    for (let after: string | null = null; ; ) {
      const variables = { ...asked, first: A_PAGE, after };
      const answer: { data?: { myGridChanges: ChangesPage | null } } = await client.query(
        gridChangesDocument,
        variables,
      );
      const page: ChangesPage | null | undefined = answer.data?.myGridChanges;
      if (page === undefined || page === null) return null;
      all.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) return all;
      after = page.pageInfo.endCursor;
    }
  };
  const run = async () => {
    setExporting(true);
    const changes = await readAll();
    setExporting(false);
    if (changes === null) {
      toasts.show({ text: t('change.exportFailed') });
      return;
    }
    const keys = ['gained', 'lost', 'householdsGained', 'householdsLost'] as const;
    const titles = [
      t('change.before'),
      t('change.column.kind'),
      t('change.after'),
      ...(['share', 'households', 'area', ...keys] as const).map((key) => t(`change.column.${key}`)),
    ];
    const rows = changes.flatMap((change) => {
      const amounts = [change.gainedM2, change.lostM2, change.householdsGained, change.householdsLost];
      const parts = change.into.length > 0 ? change.into : [null];
      return parts.map((part) => [
        change.legacyGrid.gridId,
        t(`change.kind.${changeKind(change.kind).key}`),
        part?.grid?.code ?? '',
        part === null ? '' : rounded(part.share, 4),
        part === null ? '' : rounded(part.households, 1),
        part === null ? '' : rounded(part.areaM2, 0),
        ...amounts.map((amount) => rounded(amount, 0)),
      ]);
    });
    save(`${t('change.file')}-${asked.departmentId}.csv`, csvOf([titles, ...rows]));
  };
  return { exporting, run };
}

interface ChangesPage {
  readonly nodes: readonly GridChange[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
