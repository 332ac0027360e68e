import { Select } from 'antd';
import { useState } from 'react';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { usePages } from '../app/use-pages.ts';
import { type Person, personsDocument } from '../graphql/person-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Paged } from '../shell/paged.tsx';
import { Empty } from '../shell/parts.tsx';
import { ALL_KEPT, filterOf, type PersonForm, STATES } from './person-search.ts';

/** Persons, masked, newest first; found by a whole number or by their grid. */
export function PersonList() {
  const { t, formats } = useWords();
  const mayReveal = useMay('revealPerson');
  const [form, setForm] = useState<PersonForm>(ALL_KEPT);
  // A number is looked up when it is whole, not while it is typed.
  const [asked, setAsked] = useState<PersonForm>(ALL_KEPT);
  const filter = filterOf(asked);
  // What is looked up goes in the body of the request, never into the address, and is not kept.
  const pages = usePages({
    query: personsDocument,
    variables: (after) => ({ filter, after }),
    find: (data) => data.persons,
    requestPolicy: 'network-only',
  });
  const filtered = asked !== ALL_KEPT;
  return (
    <div className="panel-body">
      <p className="muted admin-why">{t(mayReveal ? 'person.why' : 'person.whyAdministrator')}</p>
      <search>
        <form
          className="admin-filter"
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked({ ...form });
          }}
        >
          <input
            type="search"
            className="field"
            aria-label={t('person.number')}
            placeholder={t('person.number')}
            autoComplete="off"
            spellCheck={false}
            value={form.number}
            maxLength={40}
            onChange={({ target }) => setForm({ ...form, number: target.value })}
          />
          <div className="form-pair">
            <input
              type="search"
              className="field"
              aria-label={t('person.grid')}
              placeholder={t('person.grid')}
              autoComplete="off"
              value={form.gridCode}
              maxLength={40}
              onChange={({ target }) => setForm({ ...form, gridCode: target.value })}
            />
            <Select
              aria-label={t('person.state')}
              value={form.state}
              onChange={(state) => {
                setForm({ ...form, state });
                setAsked({ ...form, state });
              }}
              options={STATES.map((value) => ({
                value,
                label: t(`personState.${value}`),
              }))}
            />
          </div>
          <button type="submit" className="button">
            {t('person.find')}
          </button>
        </form>
      </search>
      <Paged
        pages={pages}
        empty={
          <Empty title={t('person.none')} next={t(filtered ? 'person.noneFiltered' : 'person.noneNext')} />
        }
      >
        {({ nodes, first, more }) => (
          <>
            <p className="muted admin-count" role="status">
              {first.totalCount === null
                ? t('person.many')
                : t('person.count', { number: formats.number(first.totalCount) })}
            </p>
            <ul className="rows" data-testid="persons">
              {nodes.map((person) => (
                <li key={person.id}>
                  <Row person={person} />
                </li>
              ))}
            </ul>
            {more}
          </>
        )}
      </Paged>
    </div>
  );
}

function Row({ person }: { readonly person: Person }) {
  const { t, name } = useWords();
  const place = person.community ?? person.town;
  return (
    <button
      type="button"
      className="row account-row"
      onClick={() => navigation.go({ page: `persons:${person.id}` })}
    >
      <span className="grow">
        <span>{person.name === '' ? t('person.nobody') : person.name}</span>
        <span className="muted">
          {[person.telephone, place === null ? null : name(place)]
            .filter((part) => part !== null)
            .join(' · ') || t('person.unknown')}
        </span>
      </span>
      {person.erasedAt === null ? (
        <span className="muted number">{person.grid ?? ''}</span>
      ) : (
        <span className="tag">{t('personState.erased')}</span>
      )}
    </button>
  );
}
