import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useAccount } from '../app/session.tsx';
import { layersOnEntering, type Selection } from '../app/url-state.ts';
import { useDelayed } from '../app/use-delayed.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { ResultOf } from '../graphql/graphql.ts';
import { searchDocument } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Icon, type IconName } from './icons.tsx';
import { Modal } from './modal.tsx';
import { freePadding } from './padding.ts';
import { workspacesFor, workspaceWord } from './workspaces.ts';

type SearchHit = ResultOf<typeof searchDocument>['search'][number];

interface Option {
  readonly key: string;
  readonly icon: IconName;
  readonly label: string;
  readonly detail: string;
  readonly run: () => void;
}

const ICONS: Readonly<Record<SearchHit['kind'], IconName>> = {
  GRID: 'plan',
  BUILDING: 'building',
  BRANCH: 'appeals',
  ADDRESS: 'place',
};

/** Address, grid code, building, branch or a workspace by its name, from the keyboard. */
export function Search({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const wanted = useDelayed(text.trim(), 150);
  const [{ data, error, fetching }] = useQuery({
    query: searchDocument,
    variables: { text: wanted },
    pause: wanted === '',
  });
  const options = useOptions(text.trim(), wanted === '' ? [] : (data?.search ?? []), onClose);
  const chosen = Math.min(active, options.length - 1);
  return (
    <Modal label={t('search.open')} className="search" onClose={onClose}>
      <input
        className="search-input"
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type into it
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="search-list"
        aria-activedescendant={options.length > 0 ? `search-${chosen}` : undefined}
        aria-label={t('search.open')}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActive(Math.min(options.length - 1, chosen + 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(0, chosen - 1));
          else if (event.key === 'Enter') options[chosen]?.run();
          else return;
          event.preventDefault();
        }}
      />
      <div
        id="search-list"
        className="search-list"
        role="listbox"
        tabIndex={-1}
        aria-label={t('search.results')}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={option.key}
            id={`search-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={option.run}
          >
            <Icon name={option.icon} />
            <span style={{ flex: 1 }}>{option.label}</span>
            <span className="muted">{option.detail}</span>
          </div>
        ))}
      </div>
      <p className="muted" role="status" style={{ padding: '0 16px 12px' }}>
        {error !== undefined
          ? t('state.failed')
          : wanted !== '' && !fetching && options.length === 0
            ? t('search.none')
            : t('search.hint')}
      </p>
    </Modal>
  );
}

function useOptions(text: string, hits: readonly SearchHit[], onClose: () => void): readonly Option[] {
  const { t } = useWords();
  const { stage, plan } = useWorkbench();
  const account = useAccount();
  return useMemo(() => {
    const found = hits.map(
      (hit): Option => ({
        key: `${hit.kind}-${hit.id}`,
        icon: ICONS[hit.kind],
        label: hit.label,
        detail: hit.detail,
        run: () => {
          const at: [number, number] = [hit.at[0], hit.at[1]];
          navigation.go({ selection: selectionOf(hit, at) });
          setOverlay({ sketch: [ringAt(at)] });
          onClose();
          stage?.flyTo(at, freePadding());
        },
      }),
    );
    const commands = workspacesFor(account)
      .map(
        (workspace): Option => ({
          key: workspace,
          icon: workspace,
          label: t(workspaceWord(workspace, account)),
          detail: t('search.workspace'),
          run: () => {
            const layers = layersOnEntering(workspace, navigation.current().layers, plan !== null);
            navigation.go({ workspace, layers, page: null, panelClosed: false });
            onClose();
          },
        }),
      )
      .filter((option) => option.label.toLowerCase().includes(text.toLowerCase()));
    return [...found, ...commands];
  }, [hits, text, t, stage, plan, account, onClose]);
}

function selectionOf(hit: SearchHit, at: [number, number]): Selection {
  if (hit.kind === 'GRID') return { kind: 'grid', id: hit.id, at };
  if (hit.kind === 'BUILDING') return { kind: 'building', id: hit.id, at };
  if (hit.kind === 'BRANCH') return { kind: 'branch', id: hit.id, at };
  return { kind: 'place', id: '', at };
}
