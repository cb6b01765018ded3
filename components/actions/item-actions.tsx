'use client';

import { AlarmClock, Check, Phone, RotateCcw, UserRound } from 'lucide-react';
import { useMe } from '@/components/shell/use-me';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Menu } from '@/components/ui/menu';
import type { ActionItemChange, ActionItemDto } from '@/lib/requests/schema';
import { snoozeChoices, snoozeWords } from './snooze-choices';

interface ItemActionsProps {
  items: readonly ActionItemDto[];
  onChange(change: ActionItemChange): void;
  isSnoozeOpen: boolean;
  onSnoozeOpenChange(isOpen: boolean): void;
}

const NOBODY = 'nobody';

/** What can be done with one item or with many. */
export function ItemActions({ items, onChange, isSnoozeOpen, onSnoozeOpenChange }: ItemActionsProps) {
  const { members } = useMe();
  const zone = items[0]?.zone ?? 'UTC';
  const isClosed = items.every((item) => item.state !== 'open');
  const phone = items.length === 1 ? items[0]?.contactPhone : null;
  const choices = isSnoozeOpen ? snoozeChoices(zone, Date.now()) : [];
  const people = [...members.map(({ id, name }) => ({ id, label: name })), { id: NOBODY, label: 'Nobody' }];

  return (
    <div className="flex flex-wrap gap-2">
      {phone ? (
        <a href={`tel:${phone}`} className={buttonStyle({})}>
          <Phone aria-hidden className="size-3.5" />
          Call back
        </a>
      ) : null}
      {isClosed ? (
        <Button onPress={() => onChange({ action: 'reopen' })}>
          <RotateCcw aria-hidden className="size-3.5" />
          Open again
        </Button>
      ) : null}
      {items.some((item) => item.state !== 'done') ? (
        <>
          <Button variant="primary" onPress={() => onChange({ action: 'done' })}>
            <Check aria-hidden className="size-3.5" />
            Done
          </Button>
          <Menu
            label="Snooze"
            choices={choices.map((choice) => ({ ...choice, description: snoozeWords(choice.until, zone) }))}
            isOpen={isSnoozeOpen}
            onOpenChange={onSnoozeOpenChange}
            onChoose={(id) => {
              const until = choices.find((choice) => choice.id === id)?.until;
              if (until) onChange({ action: 'snooze', until });
            }}
          >
            <Button>
              <AlarmClock aria-hidden className="size-3.5" />
              Snooze
            </Button>
          </Menu>
        </>
      ) : null}
      <Menu
        label="Assign"
        choices={people}
        onChoose={(id) => onChange({ action: 'assign', assigneeId: id === NOBODY ? null : id })}
      >
        <Button>
          <UserRound aria-hidden className="size-3.5" />
          Assign
        </Button>
      </Menu>
    </div>
  );
}
