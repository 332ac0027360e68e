import { type ReactNode, useEffect, useState } from 'react';
import { usePages } from '../app/use-pages.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { commentsDocument, type PlanComment, type PlanInReview } from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Paged } from '../shell/paged.tsx';
import { Empty, Section } from '../shell/parts.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { Pins } from './pins.tsx';

/** What is said of places in a plan: on the map as pins, and as a list with answers. */
export function Comments(props: { readonly plan: PlanInReview; readonly onChanged: () => void }) {
  const { t } = useWords();
  const { plan, onChanged } = props;
  const [open, setOpen] = useState(true);
  const pages = usePages({
    query: commentsDocument,
    variables: (after) => ({ planId: plan.id, open: open ? true : null, after }),
    find: (data) => data.plan?.comments,
  });
  const changed = () => {
    pages.again();
    onChanged();
  };
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
      <Paged
        pages={pages}
        empty={<Empty title={t('comments.none')} next={t('comments.noneNext')} />}
        moreText={t('comments.more')}
      >
        {({ nodes, more }) => <CommentList comments={nodes} more={more} onChanged={changed} />}
      </Paged>
    </Section>
  );
}

function CommentList(props: {
  readonly comments: readonly PlanComment[];
  readonly more: ReactNode;
  readonly onChanged: () => void;
}) {
  const { stage } = useWorkbench();
  const [chosen, setChosen] = useState<string | null>(null);
  const { comments } = props;
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
      {props.more}
      <Pins comments={comments} chosen={chosen} onChoose={choose} />
    </>
  );
}
