import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { LAYER_KEYS } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useUncovered } from '../appeals/use-uncovered.ts';
import { type BranchRow, branchListDocument } from '../graphql/appeal-documents.ts';
import { middleOf } from '../inspect/middle.ts';
import { useWords } from '../messages/use-words.ts';
import { Empty, ErrorNote, Section, Skeletons, Stats } from '../shell/parts.tsx';
import { useFly, useGridFlight } from './fly.ts';

/** Branches, who leads them, and which grids have none. */
export default function People() {
  const { t } = useWords();
  const layers = useUrl('layers');
  const { rows, error } = useBranches();
  const shown = layers.includes('branches');
  return (
    <div className="panel-body">
      <Section title={t('appeals.onMap')}>
        <label className="check">
          <input
            type="checkbox"
            checked={shown}
            onChange={() =>
              navigation.go({
                layers: LAYER_KEYS.filter((key) => (key === 'branches' ? !shown : layers.includes(key))),
              })
            }
          />
          <span className="grow">{t('people.onMap')}</span>
        </label>
      </Section>
      {error !== null ? (
        <ErrorNote message={error} />
      ) : rows === null ? (
        <Skeletons />
      ) : (
        <>
          <Coverage branches={rows} />
          <Branches branches={rows} />
        </>
      )}
    </div>
  );
}

function Coverage({ branches }: { readonly branches: readonly BranchRow[] }) {
  const { t, formats } = useWords();
  const { plan, grids } = useWorkbench();
  const uncovered = useUncovered(true);
  const flyToGrid = useGridFlight();
  if (plan === null) return <Empty title={t('overview.noPlan')} next={t('people.noPlanNext')} />;
  const members = branches.reduce((sum, { memberCount }) => sum + memberCount, 0);
  return (
    <>
      <Section title={t('people.coverage')} aside={plan.name}>
        <Stats
          stats={[
            {
              name: t('people.covered'),
              value: formats.number(grids.length - uncovered.length),
              unit: t('people.ofGrids', { number: formats.number(grids.length) }),
            },
            { name: t('people.uncovered'), value: formats.number(uncovered.length), unit: t('unit.grids') },
            { name: t('people.branches'), value: formats.number(branches.length), unit: t('unit.grids') },
            { name: t('branch.members'), value: formats.number(members), unit: t('unit.people') },
          ]}
        />
      </Section>
      <Section title={t('legend.uncovered')}>
        {uncovered.length === 0 ? (
          <p className="muted">{t('people.allCovered')}</p>
        ) : (
          <ul className="chips" data-testid="uncovered">
            {uncovered.map((code) => (
              <li key={code}>
                <button type="button" className="chip link" onClick={() => void flyToGrid(code)}>
                  {code}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Branches({ branches }: { readonly branches: readonly BranchRow[] }) {
  const { t, formats } = useWords();
  const fly = useFly();
  return (
    <Section title={t('layer.branches')} aside={formats.number(branches.length)}>
      <ul className="rows">
        {branches.map((branch) => (
          <li key={branch.id}>
            <button
              type="button"
              className="row"
              onClick={() => {
                const at = middleOf(branch.location);
                navigation.go({ selection: { kind: 'branch', id: branch.id, at } });
                fly(at);
              }}
            >
              <span className="grow">
                <span>{branch.name}</span>
                <span className="muted">
                  {t('people.line', {
                    secretary: branch.secretary,
                    members: formats.number(branch.memberCount),
                  })}
                </span>
              </span>
              <span className="muted number">{branch.gridCode?.slice(-3) ?? t('arc.outside')}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Every page of the branches. */
function useBranches(): { readonly rows: readonly BranchRow[] | null; readonly error: string | null } {
  const client = useClient();
  const [rows, setRows] = useState<readonly BranchRow[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let live = true;
    const read = async (known: readonly BranchRow[], after: string | null): Promise<void> => {
      const { data, error: failed } = await client.query(branchListDocument, { after });
      if (!live) return;
      if (data === undefined) {
        setError(failed?.message ?? '');
        return;
      }
      const { nodes, pageInfo } = data.branches;
      const all = [...known, ...nodes];
      if (pageInfo.hasNextPage) await read(all, pageInfo.endCursor);
      else setRows(all);
    };
    void read([], null);
    return () => {
      live = false;
    };
  }, [client]);
  return { rows, error };
}
