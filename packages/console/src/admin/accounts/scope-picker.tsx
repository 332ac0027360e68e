import { Select } from 'antd';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useWorkbench } from '../../app/workbench.tsx';
import { areasDocument } from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ScopeKind } from '../roles.ts';

export interface PickedScope {
  readonly kind: ScopeKind;
  /** Null for the whole district, and until one is picked. */
  readonly id: string | null;
}

/** Where something holds: first what kind of place, then which. */
export function ScopePicker(props: {
  readonly kinds: readonly ScopeKind[];
  readonly scope: PickedScope;
  readonly onChange: (scope: PickedScope) => void;
}) {
  const { t } = useWords();
  const { kinds, scope, onChange } = props;
  const { options, loading } = usePlaces(scope.kind);
  return (
    <>
      {kinds.length > 1 && (
        <fieldset className="plain">
          <legend>{t('scope.kind')}</legend>
          <div className="segmented scope-kinds">
            {kinds.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={kind === scope.kind}
                onClick={() => onChange({ kind, id: null })}
              >
                {t(`scope.kinds.${kind}`)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {scope.kind === 'DISTRICT' ? (
        kinds.length === 1 && <p className="note">{t('scope.whole')}</p>
      ) : (
        <div className="form-field">
          <span>{t(`scope.kinds.${scope.kind}`)}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t(`scope.kinds.${scope.kind}`)}
            placeholder={t('scope.choose')}
            loading={loading}
            value={scope.id}
            onChange={(id) => onChange({ kind: scope.kind, id })}
            options={options}
          />
        </div>
      )}
    </>
  );
}

interface Places {
  readonly options: { readonly value: string; readonly label: string }[];
  readonly loading: boolean;
}

/** The places of a kind, by name; grids are those of the plan that is shown. */
function usePlaces(kind: ScopeKind): Places {
  const { name } = useWords();
  const { departments, grids } = useWorkbench();
  const byArea = kind === 'TOWN' || kind === 'COMMUNITY';
  const [{ data, fetching }] = useQuery({
    query: areasDocument,
    variables: { by: kind === 'TOWN' ? 'TOWN' : 'COMMUNITY' },
    pause: !byArea,
  });
  return useMemo(() => {
    if (kind === 'DEPARTMENT')
      return { options: departments.map((each) => ({ value: each.id, label: name(each) })), loading: false };
    if (kind === 'GRID')
      return { options: grids.map(({ code }) => ({ value: code, label: code })), loading: false };
    if (!byArea) return { options: [], loading: false };
    const groups = data?.appealSummary.groups ?? [];
    return { options: groups.map((group) => ({ value: group.key, label: group.name })), loading: fetching };
  }, [kind, byArea, departments, grids, data, fetching, name]);
}
