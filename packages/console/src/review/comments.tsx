import { useCallback, useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { useMore } from '../desk/use-more.ts';
import { commentsDocument, type PlanComment, type PlanInReview } from '../graphql/review-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Empty, Section } from '../shell/parts.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { Pins } from './pins.tsx';

/** What is said of places in a plan: on the map as pins, and as a list with answers. */
export function Comments(props: { readonly plan: PlanInReview; readonly onChanged: () => void }) {
  const { t } = useWords();
  const { plan, onChanged } = props;
  const [open, setOpen] = useState(true);
  const [answer, retry] = useQuery({
    query: commentsDocument,
    variables: { planId: plan.id, open: open ? true : null, after: null },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  const changed = useCallback(() => {
    again();
    onChanged();
  }, [again, onChanged]);
  const closed = plan.status === 'PUBLISHED' || plan.status === 'SUPERSEDED';
  return (
    <Section title={t('comments.title')}>
      <fieldset className="segmented" aria-label={t('comments.filter')}>
        {[true, false].map((value) => (
          <button
            key={String(value)}
            type="button"
            aria-pressed={open === value}
            onClick={() => setOpen(value)}
          >
            {t(value ? 'comments.open' : 'comments.all')}
          </button>
        ))}
      </fieldset>
      {!closed && <CommentForm plan={plan} onAdded={changed} />}
      <Loaded answer={answer} find={(data) => data.plan?.comments} onRetry={again}>
        {(page) =>
          page.nodes.length === 0 ? (
            <Empty title={t('comments.none')} next={t('comments.noneNext')} />
          ) : (
            <CommentList
              key={page.nodes.map(({ id }) => id).join()}
              planId={plan.id}
              open={open}
              first={page}
              onChanged={changed}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function CommentList(props: {
  readonly planId: string;
  readonly open: boolean;
  readonly first: Parameters<typeof useMore<PlanComment>>[0];
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const client = useClient();
  const { stage } = useWorkbench();
  const [chosen, setChosen] = useState<string | null>(null);
  const { planId, open } = props;
  const { nodes: comments, more } = useMore<PlanComment>(props.first, async (after) => {
    const { data } = await client.query(commentsDocument, { planId, open: open ? true : null, after });
    return data?.plan?.comments;
  });
  const choose = (comment: PlanComment) => {
    setChosen(comment.id);
    stage?.flyTo([comment.at[0], comment.at[1]], freePadding());
  };
  useEffect(() => {
    if (chosen !== null) document.getElementById(`comment-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      <ol className="rows" data-testid="comments">
        {comments.map((comment, index) => (
          <li key={comment.id} id={`comment-${comment.id}`}>
            <CommentCard
              comment={comment}
              number={index + 1}
              chosen={comment.id === chosen}
              onChoose={() => choose(comment)}
              onChanged={props.onChanged}
            />
          </li>
        ))}
      </ol>
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('comments.more')}
        </button>
      )}
      <Pins comments={comments} chosen={chosen} onChoose={choose} />
    </>
  );
}
