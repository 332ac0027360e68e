import { useEffect } from 'react';
import { navigation } from '../app/navigation.ts';
import { useAccount } from '../app/session.tsx';

/** Brings an officer who opens the console without a link to the desk; a link leads where it says. */
export function useStartAtDesk(): void {
  const { role } = useAccount();
  useEffect(() => {
    if (role === 'OFFICER' && window.location.search === '') navigation.go({ workspace: 'desk' });
  }, [role]);
}
