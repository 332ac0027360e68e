import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useWorkbench } from '../app/workbench.tsx';
import type { PlanComment } from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** Comments as numbered buttons on the map; they move with it. */
export function Pins(props: {
  readonly comments: readonly PlanComment[];
  readonly chosen: string | null;
  readonly onChoose: (comment: PlanComment) => void;
}) {
  const { t } = useWords();
  const { stage } = useWorkbench();
  // Counts moves of the map: where pins stand is read from it anew.
  const [, setMoves] = useState(0);
  useEffect(() => stage?.onMoved(() => setMoves((count) => count + 1)), [stage]);
  const map = document.getElementById('map');
  if (stage === null || map === null) return null;
  const { width, height } = stage.size();
  return createPortal(
    <div className="pins" data-testid="pins">
      {props.comments.map((comment, index) => {
        const { x, y } = stage.project([comment.at[0], comment.at[1]]);
        if (x < 0 || y < 0 || x > width || y > height) return null;
        return (
          <button
            key={comment.id}
            type="button"
            className={`pin ${comment.kind}`}
            data-open={comment.resolvedAt === null}
            aria-pressed={comment.id === props.chosen}
            aria-label={t('comments.pin', {
              kind: t(`comments.${comment.kind}`),
              number: index + 1,
              text: comment.text,
            })}
            style={{ left: x, top: y }}
            onClick={() => props.onChoose(comment)}
          >
            {index + 1}
          </button>
        );
      })}
    </div>,
    map,
  );
}
