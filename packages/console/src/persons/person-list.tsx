import { Select } from 'antd';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useMore } from '../desk/use-more.ts';
import { type Person, personsDocument } from '../graphql/person-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty } from '../shell/parts.tsx';
import { ALL_KEPT, filterOf, type PersonFilter, type PersonForm, STATES } from './person-search.ts';

/** Persons, masked, newest first; found by a whole number or by their grid. */
export function PersonList() {
  const { t, formats } = useWords();
  const mayReveal = useMay('revealPerson');
  const [form, setForm] = useState<PersonForm>(ALL_KEPT);
  // A number is looked up when it is whole, not while it is typed.
  const [asked, setAsked] = useState<PersonForm>(ALL_KEPT);
  const filter = filterOf(asked);
  // What is looked up goes in the body of the request, never into the address, and is not kept.
  const [answer, refresh] = useQuery({
    query: personsDocument,
    variables: { filter, after: null },
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
      <Loaded
        answer={answer}
        find={(data) => data.persons}
        onRetry={() => refresh({ requestPolicy: 'network-only' })}
      >
        {(page) =>
          page.nodes.length === 0 ? (
            <Empty title={t('person.none')} next={t(filtered ? 'person.noneFiltered' : 'person.noneNext')} />
          ) : (
            <>
              <p className="muted admin-count" role="status">
                {page.totalCount === null
                  ? t('person.many')
                  : t('person.count', {
                      number: formats.number(page.totalCount),
                    })}
              </p>
              <Rows key={page.nodes.map(({ id }) => id).join()} first={page} filter={filter} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function Rows(props: {
  readonly first: Parameters<typeof useMore<Person>>[0];
  readonly filter: PersonFilter;
}) {
  const { t, name } = useWords();
  const client = useClient();
  const { nodes, more } = useMore<Person>(props.first, async (after) => {
    const { data } = await client.query(
      personsDocument,
      { filter: props.filter, after },
      { requestPolicy: 'network-only' },
    );
    return data?.persons;
  });
  return (
    <>
      <ul className="rows" data-testid="persons">
        {nodes.map((person) => {
          const place = person.community ?? person.town;
          return (
            <li key={person.id}>
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
            </li>
          );
        })}
      </ul>
      {more !== null && (
        <button type="button" className="button small" onClick={() => void more()}>
          {t('admin.more')}
        </button>
      )}
    </>
  );
}
