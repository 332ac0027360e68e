import './persons.css';
import { partOf } from '../admin/admin-pages.ts';
import { useUrl } from '../app/navigation.ts';
import { PersonList } from './person-list.tsx';
import { PersonPage } from './person-page.tsx';

/** Persons within one's reach, masked, and one of them. */
export default function PersonsPage() {
  const id = partOf(useUrl('page'));
  return id === null ? <PersonList /> : <PersonPage key={id} id={id} />;
}
