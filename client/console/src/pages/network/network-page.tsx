import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { GatewaySection } from './gateway-section';
import { InterfaceSection } from './interface-section';
import { LedgerSection, PoliciesSection } from './ledger-section';
import { networkWords } from './network.words';

/** How ledger, gateway and interface are. */
export default function NetworkPage() {
  const say = useWords(networkWords);
  return (
    <Page title={say('title')} lead={say('lead')}>
      <div className="grid-2">
        <div className="stack">
          <GatewaySection />
          <PoliciesSection />
        </div>
        <LedgerSection />
      </div>
      <InterfaceSection />
    </Page>
  );
}
