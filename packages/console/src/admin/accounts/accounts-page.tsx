import { navigation, useUrl } from '../../app/navigation.ts';
import { useMay } from '../../app/session.tsx';
import { partOf } from '../admin-pages.ts';
import { AccountDetail } from './account-detail.tsx';
import { AccountList } from './account-list.tsx';
import { CreateAccount } from './create-account.tsx';

/** `accounts`, `accounts:new` and `accounts:<id>`. */
export default function AccountsPage() {
  const part = partOf(useUrl('page'));
  const mayCreate = useMay('createAccount');
  const toList = () => navigation.go({ page: 'accounts' });
  if (part === null) return <AccountList />;
  if (part === 'new' && mayCreate) return <CreateAccount onLeave={toList} />;
  return <AccountDetail key={part} id={part} onLeave={toList} />;
}
