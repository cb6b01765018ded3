import { FrontPage } from '@/components/marketing/front-page';
import { listTrialNumbers } from '@/lib/platform/list-trial-numbers';

export default async function Page() {
  return <FrontPage trialNumbers={await listTrialNumbers()} />;
}
