import type { ReviewIssue } from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Icon } from '../shell/icons.tsx';
import { useFly } from '../workspaces/fly.ts';

/** What is in the way of a plan; a press shows where. */
export function IssueList({ issues }: { readonly issues: readonly ReviewIssue[] }) {
  const { t } = useWords();
  const fly = useFly();
  return (
    <ul className="rows" data-testid="review-issues">
      {issues.map((issue, index) => (
        <li key={index}>
          {issue.at === null ? (
            <p className="row">
              <Icon name="warning" size={16} />
              <span className="grow">{issue.message}</span>
            </p>
          ) : (
            <button
              type="button"
              className="row"
              aria-label={t('review.issueAt', { message: issue.message })}
              onClick={() => fly(issue.at)}
            >
              <Icon name="warning" size={16} />
              <span className="grow">{issue.message}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
