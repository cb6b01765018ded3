'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button';

interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  itemKey(item: Item): string;
  /** A first guess in pixels; rows are measured once they are on the screen. */
  estimatedRowHeight: number;
  renderItem(item: Item): ReactNode;
  hasOlder: boolean;
  isLoadingOlder: boolean;
  onOlder(): void;
  olderLabel: string;
  /** What stands under the last row when nothing older exists. */
  end?: ReactNode;
}

const ROWS_BEFORE_THE_END = 8;

/** A long list of which only the rows in sight exist. The next page is fetched before its end comes into sight. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, hasOlder, isLoadingOlder, onOlder } = props;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.estimatedRowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : props.itemKey(item);
    },
    overscan: 10,
    initialRect: { width: 1000, height: 900 },
  });
  const rows = virtualizer.getVirtualItems();
  const lastIndex = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasOlder && !isLoadingOlder && lastIndex >= items.length - ROWS_BEFORE_THE_END) onOlder();
  }, [hasOlder, isLoadingOlder, lastIndex, items.length, onOlder]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={props.label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              aria-posinset={row.index + 1}
              aria-setsize={hasOlder ? -1 : items.length}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {props.renderItem(item)}
            </li>
          );
        })}
      </ul>
      <div className="flex justify-center py-4 text-ink-3 text-sm">
        {hasOlder ? (
          <Button variant="quiet" onPress={onOlder} isPending={isLoadingOlder}>
            {props.olderLabel}
          </Button>
        ) : (
          props.end
        )}
      </div>
    </div>
  );
}
