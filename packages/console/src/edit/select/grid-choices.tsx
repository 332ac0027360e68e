import { useMemo } from 'react';
import { useWorkbench } from '../../app/workbench.tsx';
import { ChoiceList, useHouseholds } from './choice-panel.tsx';
import { nearGrids } from './near-grids.ts';
import { householdsOf, usePlaces } from './use-places.ts';

const MOST = 40;

/** Grids to choose from: those given, else those nearest to the middle of the map. */
export function GridChoices(props: {
  readonly title: string;
  readonly codes?: readonly string[];
  readonly empty?: string;
  readonly onTake: (code: string) => void;
  readonly onPoint?: (code: string) => void;
  readonly onLeave?: () => void;
}) {
  const { stage } = useWorkbench();
  const { places } = usePlaces();
  const households = useHouseholds();
  const { codes, onPoint } = props;
  const shown = useMemo(
    () => codes?.slice(0, MOST) ?? (stage === null ? [] : nearGrids(places, stage.centre(), MOST)),
    [codes, stage, places],
  );
  return (
    <ChoiceList
      title={props.title}
      empty={props.empty}
      onLeave={props.onLeave}
      choices={shown.map((code) => ({
        key: code,
        name: code,
        detail: households(householdsOf(places, code)),
        onTake: () => props.onTake(code),
        ...(onPoint === undefined ? {} : { onPoint: () => onPoint(code) }),
      }))}
    />
  );
}
