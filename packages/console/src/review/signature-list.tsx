import type { CommunityReview, Signature } from '../graphql/review-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Section } from '../shell/parts.tsx';
import { inTurn } from './signing.ts';

const LOOK: Readonly<Record<Signature['state'], string>> = {
  WAITING: 'tag',
  NOT_YET: 'tag',
  SIGNED: 'tag good',
  OBJECTED: 'tag bad',
};

/** Who has signed for which community: one line each, with every department's word under it. */
export function SignatureList({ communities }: { readonly communities: readonly CommunityReview[] }) {
  const { t, formats } = useWords();
  return (
    <Section title={t('review.communities')}>
      <ul className="rows" data-testid="signatures">
        {communities.map((community) => {
          const signed = community.signatures.filter(({ state }) => state === 'SIGNED').length;
          return (
            <li key={community.communityId}>
              <details className="review-community">
                <summary>
                  <span className="grow">{community.name}</span>
                  <span className="review-dots" aria-hidden="true">
                    {inTurn(community.signatures).map(({ department, state }) => (
                      <i
                        key={department.id}
                        data-state={state}
                        style={{ borderColor: departmentColour(department.hue) }}
                      />
                    ))}
                  </span>
                  <span className="muted">
                    {t('review.communitySigned', {
                      signed: formats.number(signed),
                      all: formats.number(community.signatures.length),
                      grids: formats.number(community.grids),
                    })}
                  </span>
                </summary>
                <ul>
                  {inTurn(community.signatures).map((signature) => (
                    <li key={signature.department.id}>
                      <SignatureRow signature={signature} />
                    </li>
                  ))}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function SignatureRow({ signature }: { readonly signature: Signature }) {
  const { t, formats, name } = useWords();
  const { department, state, lead, by, at, comment } = signature;
  return (
    <div className="signature">
      <span>
        <Dot colour={departmentColour(department.hue)} /> {name(department)}{' '}
        {lead && <span className="tag">{t('review.lead')}</span>}
      </span>
      <span className={LOOK[state]}>{t(`signatureState.${state}`)}</span>
      {by !== null && at !== null && (
        <span className="muted">{t('review.by', { by, at: formats.dateTime(at) })}</span>
      )}
      {comment !== null && <p>{comment}</p>}
    </div>
  );
}
