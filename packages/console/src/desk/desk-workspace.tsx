import './desk.css';
import { navigation, useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty } from '../shell/parts.tsx';
import { GridChangesPage } from './grid-changes-page.tsx';
import { SheetPage } from './sheet-page.tsx';
import { SheetResultPage } from './sheet-result-page.tsx';

/** What an officer comes for: new codes for a sheet, and what changed for the department's grids. */
export default function DeskWorkspace() {
  const { t } = useWords();
  const page = useUrl('page');
  const { plan, loading } = useWorkbench();
  const sheetId = page?.startsWith('sheet:') ? page.slice('sheet:'.length) : null;
  if (sheetId !== null) return <SheetResultPage id={sheetId} />;
  const onGrids = page === 'grids';
  return (
    <>
      <div className="panel-head sub">
        <fieldset className="segmented" aria-label={t('desk.pages')}>
          <button type="button" aria-pressed={!onGrids} onClick={() => navigation.go({ page: null })}>
            {t('desk.sheetPage')}
          </button>
          <button type="button" aria-pressed={onGrids} onClick={() => navigation.go({ page: 'grids' })}>
            {t('desk.gridsPage')}
          </button>
        </fieldset>
      </div>
      {plan === null && !loading ? (
        <div className="panel-body">
          <Empty title={t('recode.noPlan')} next={t('recode.noPlanNext')} />
        </div>
      ) : onGrids ? (
        <GridChangesPage />
      ) : (
        <SheetPage />
      )}
    </>
  );
}
