import type { ReactNode } from 'react';
import type { AccountSession } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { deviceName } from './device-name.ts';

/** Where an account is signed in: on what, from where, since when; and what can be done about it. */
export function SessionRow(props: { readonly session: AccountSession; readonly children?: ReactNode }) {
  const { t, formats } = useWords();
  const { session } = props;
  return (
    <article className="work-row" aria-label={deviceName(session.userAgent) ?? t('session.unknown')}>
      <div className="work-row-head">
        <b className="grow">{deviceName(session.userAgent) ?? t('session.unknown')}</b>
        {session.current && <span className="tag good">{t('session.this')}</span>}
        {session.method === 'OIDC' && <span className="tag">{t('session.OIDC')}</span>}
      </div>
      <span className="muted">
        {session.address === null ? '' : `${session.address} · `}
        {t('session.since', { at: formats.dateTime(session.createdAt) })}
      </span>
      {session.seenAt !== null && (
        <span className="muted">{t('session.seen', { at: formats.dateTime(session.seenAt) })}</span>
      )}
      {props.children}
    </article>
  );
}
