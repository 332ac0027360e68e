import { useEffect } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import type { Selection } from '../app/url-state.ts';
import { LostLinePage } from '../lost/lost-line-page.tsx';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { AppealPage } from './appeal-page.tsx';
import { ArcPage } from './arc-page.tsx';
import { BranchPage } from './branch-page.tsx';
import { BuildingPage } from './building-page.tsx';
import { GridPage } from './grid-page.tsx';
import { InChargeCard } from './in-charge-card.tsx';
import { LegacyPage } from './legacy-page.tsx';

/** What is selected: what it is, and who is in charge of the place in every department. */
export default function Inspector() {
  const { t } = useWords();
  const selection = useUrl('selection');
  useEffect(() => () => setOverlay({ ghosts: [], sketch: [], whatIf: [] }), []);
  if (selection === null) return null;
  const kind = t(`selection.${selection.kind}`);
  return (
    // Named otherwise than the panel of a workspace that has the kind's name, such as appeals.
    <aside className="inspector" id="inspector" tabIndex={-1} aria-label={t('selection.selected', { kind })}>
      <div className="panel-head">
        <h2>{kind}</h2>
        <IconButton
          icon="close"
          label={t('state.close')}
          onClick={() => navigation.go({ selection: null })}
        />
      </div>
      <div className="panel-body" key={`${selection.kind} ${selection.id}`}>
        <Page selection={selection} />
        {selection.at !== null && <InChargeCard at={selection.at} />}
      </div>
    </aside>
  );
}

function Page({ selection }: { readonly selection: Selection }) {
  switch (selection.kind) {
    case 'grid':
      return <GridPage code={selection.id} />;
    case 'arc':
      return <ArcPage id={selection.id} />;
    case 'building':
      return <BuildingPage id={selection.id} />;
    case 'branch':
      return <BranchPage id={selection.id} />;
    case 'appeal':
      return <AppealPage id={selection.id} />;
    case 'legacy':
      return <LegacyPage id={selection.id} />;
    case 'lost':
      return <LostLinePage id={selection.id} />;
    case 'place':
      return null;
  }
}
