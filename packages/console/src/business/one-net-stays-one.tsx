import './business.css';
import { navigation } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';

/** The reason code of a layer that comes after publication. */
export const ONE_NET_STAYS_ONE = 'one-net-stays-one';

/** Why a new layer is not taken any more, and the two ways on; for planners also the third, a new planning round. */
export function OneNetStaysOne(props: { readonly message: string; readonly onNewRound?: () => void }) {
  const { t } = useWords();
  const way = (page: string, title: string, note: string) => (
    <li>
      <button
        type="button"
        className="way"
        onClick={() => navigation.go({ workspace: 'plan', plan: null, page, selection: null })}
      >
        <b>{title}</b>
        <span>{note}</span>
      </button>
    </li>
  );
  return (
    <section className="one-net note warn" role="alert" aria-labelledby="one-net-title" data-testid="one-net">
      <h3 id="one-net-title">{t('oneNet.refusedTitle')}</h3>
      <p>{props.message}</p>
      <p>{t('oneNet.refusedNext')}</p>
      <ul>
        {way('business:requests', t('oneNet.changeWay'), t('oneNet.changeWayNote'))}
        {way('business', t('oneNet.businessWay'), t('oneNet.businessWayNote'))}
        {props.onNewRound !== undefined && (
          <li>
            <button type="button" className="way" onClick={props.onNewRound}>
              <b>{t('oneNet.newRound')}</b>
              <span>{t('oneNet.newRoundNote')}</span>
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
