import { useState } from 'react';
import { useMutation } from 'urql';
import { useMay } from '../app/session.tsx';
import { usePages } from '../app/use-pages.ts';
import { useSpeaksFor } from '../app/use-speaks-for.ts';
import { type Business, businessesDocument, endBusinessDocument } from '../graphql/business-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';
import { Dot, Empty } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { BusinessForm } from './business-form.tsx';

/** What is registered, newest first; one department's or all. */
export function Businesses({ departmentId }: { readonly departmentId: string | null }) {
  const { t } = useWords();
  const mayRegister = useMay('registerBusiness');
  const [registering, setRegistering] = useState(false);
  const pages = usePages({
    query: businessesDocument,
    variables: (after) => ({ departmentId, after }),
    find: (data) => data.businesses,
  });
  return (
    <>
      {registering ? (
        <BusinessForm
          departmentId={departmentId}
          onDone={() => {
            setRegistering(false);
            pages.again();
          }}
          onCancel={() => setRegistering(false)}
        />
      ) : (
        mayRegister && (
          <button type="button" className="button primary" onClick={() => setRegistering(true)}>
            {t('business.register')}
          </button>
        )
      )}
      <Paged
        pages={pages}
        empty={
          <Empty
            title={t('business.none')}
            next={t(mayRegister ? 'business.noneNext' : 'business.noneWait')}
          />
        }
      >
        {({ nodes, more }) => (
          <>
            <ul className="rows" data-testid="businesses">
              {nodes.map((business) => (
                <li key={business.id}>
                  <Row business={business} onChanged={pages.again} />
                </li>
              ))}
            </ul>
            {more}
          </>
        )}
      </Paged>
    </>
  );
}

function Row({ business, onChanged }: { readonly business: Business; readonly onChanged: () => void }) {
  const { t, formats, name } = useWords();
  const { departments } = useSpeaksFor();
  const mayEnd = useMay('endBusiness');
  const toasts = useToasts();
  const [{ fetching }, runEnd] = useMutation(endBusinessDocument);
  const own = departments.some(({ id }) => id === business.department.id);
  const end = async () => {
    const { data, error } = await runEnd({ id: business.id });
    const answer = data?.endBusiness;
    toasts.show({
      text:
        answer?.__typename === 'Business'
          ? t('business.ended', { name: business.name })
          : t('oneNet.refused', { reason: answer?.message ?? error?.message ?? '' }),
    });
    onChanged();
  };
  const { from, until } = business;
  return (
    <article className="work-row" aria-label={business.name}>
      <div className="work-row-head">
        <Dot colour={departmentColour(business.department.hue)} />
        <b className="grow">{business.name}</b>
        <span className={business.active ? 'tag good' : 'tag'}>
          {t(
            business.endedAt !== null
              ? 'business.endedTag'
              : business.active
                ? 'business.active'
                : 'business.notActive',
          )}
        </span>
      </div>
      <span className="muted">
        {name(business.department)} ·{' '}
        {until === null
          ? t('business.periodOpen', { from: formats.day(from) })
          : t('business.period', { from: formats.day(from), until: formats.day(until) })}
      </span>
      <span>
        {t('business.runsOn', {
          grids: formats.number(business.grids),
          each: formats.number(business.officersPerGrid, 2),
          officers: formats.number(business.officers, 1),
        })}
      </span>
      <ul className="chips">
        {business.items.map((item) => (
          <li key={item} className="chip">
            {item}
          </li>
        ))}
      </ul>
      <span className="muted">
        {business.registeredBy === null
          ? formats.dateTime(business.registeredAt)
          : t('business.by', { by: business.registeredBy, at: formats.dateTime(business.registeredAt) })}
      </span>
      {mayEnd && own && business.endedAt === null && (
        <div className="actions">
          <button
            type="button"
            className="button small"
            disabled={fetching}
            aria-label={t('business.endOf', { name: business.name })}
            onClick={() => void end()}
          >
            {t('business.end')}
          </button>
        </div>
      )}
    </article>
  );
}
