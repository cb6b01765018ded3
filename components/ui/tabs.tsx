'use client';

import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

export interface TabDefinition {
  id: string;
  label: string;
  /** A number beside the label, left out when nothing is there to count. */
  count?: number;
  content: ReactNode;
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly TabDefinition[] }) {
  return (
    <AriaTabs className="flex flex-col">
      <TabList aria-label={label} className="flex gap-4 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            data-inset-focus
            className="-mb-px inline-flex h-9 cursor-default items-center gap-1.5 border-transparent border-b-2 text-ink-2 text-sm hover:text-ink selected:border-brass selected:font-medium selected:text-ink pointer-coarse:h-11"
          >
            {tab.label}
            {tab.count ? <span className="tabular text-ink-3 text-xs">{tab.count}</span> : null}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="pt-4 outline-offset-4">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
