import { useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { buildingDocument } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Facts } from '../shell/parts.tsx';
import { InChargeCard } from './in-charge-card.tsx';
import { Loaded } from './loaded.tsx';
import { middleOf } from './middle.ts';

export function BuildingPage({ id }: { readonly id: string }) {
  const { t, formats } = useWords();
  const selection = useUrl('selection');
  const [answer, retry] = useQuery({ query: buildingDocument, variables: { id } });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.building}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(building) => (
        <>
          <p className="inspect-title">{building.name}</p>
          <Facts
            facts={[
              [t('building.address'), building.address],
              [t('building.compound'), building.compound ?? t('building.noCompound')],
              [t('grid.households'), formats.number(building.households)],
            ]}
          />
          {selection?.at === null && <InChargeCard at={middleOf(building.geometry)} />}
        </>
      )}
    </Loaded>
  );
}
