import { navigation } from '../app/navigation.ts';
import { setPreferences, useDark } from '../app/preferences.ts';
import { useAccount, useSession } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Planners } from '../work/planners.tsx';
import { SyncSign } from '../work/sync-sign.tsx';
import { Icon } from './icons.tsx';
import { LanguageButton } from './language-button.tsx';
import { freePadding } from './padding.ts';
import { IconButton } from './parts.tsx';
import { useCompact } from './use-compact.ts';

export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { t, name } = useWords();
  const { district, plan, stage } = useWorkbench();
  const compact = useCompact();
  const dark = useDark();
  const title = district === null ? t('shell.product') : name(district);
  return (
    <header className="top-bar">
      <span className="brand">
        <img src="/favicon.svg" alt="" width={28} height={28} />
      </span>
      <div className="top-title">
        <h1>{title}</h1>
        {district?.synthetic === true && <span className="tag warn">{t('shell.synthetic')}</span>}
      </div>
      {plan !== null && (
        <div className="top-plan">
          <span>{plan.name}</span>
          <span className="tag accent">{t(`planStatus.${plan.status}`)}</span>
          <span className="tag">{t('plan.revision', { revision: plan.revision })}</span>
        </div>
      )}
      <SyncSign />
      <Planners onGo={(at) => stage?.flyTo([at[0], at[1]], freePadding())} />
      <span className="top-space" />
      <button
        type="button"
        className="search-button"
        onClick={onSearch}
        aria-label={compact ? t('search.open') : undefined}
      >
        <Icon name="search" size={18} />
        <span>{t('search.open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {!compact && (
        <IconButton
          icon="theme"
          label={t(dark ? 'shell.light' : 'shell.dark')}
          onClick={() => setPreferences({ theme: dark ? 'light' : 'dark' })}
        />
      )}
      <LanguageButton />
      <AccountMenu />
    </header>
  );
}

function AccountMenu() {
  const { t } = useWords();
  const { signOut } = useSession();
  const account = useAccount();
  const compact = useCompact();
  return (
    <div className="account">
      <button
        type="button"
        className="text-button"
        popoverTarget="account-menu"
        aria-label={account.displayName}
      >
        <Icon name="account" />
        {!compact && <span>{account.displayName}</span>}
      </button>
      <div id="account-menu" popover="auto" className="menu floating">
        <p>
          <strong>{account.displayName}</strong>
          <br />
          <span className="muted">{t(`role.${account.role}`)}</span>
        </p>
        <button
          type="button"
          className="button"
          popoverTarget="account-menu"
          popoverTargetAction="hide"
          onClick={() =>
            navigation.go({
              page: 'account',
              panelClosed: false,
              // On a phone what is selected, or a table, would hide the page.
              ...(compact ? { selection: null, drawer: null } : {}),
            })
          }
        >
          {t('account.open')}
        </button>
        <button type="button" className="button" onClick={() => void signOut()}>
          {t('signIn.signOut')}
        </button>
      </div>
    </div>
  );
}
