import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Calls' };

/** No call is open; the list is the layout's. */
export default function CallsPage() {
  return null;
}
