'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { applyTheme, parseTheme, type Theme } from '@/components/ui/theme';

const CHOICES = [
  { theme: 'light', label: 'Day', Icon: Sun },
  { theme: 'dark', label: 'Night', Icon: Moon },
  { theme: 'system', label: 'As the system', Icon: Monitor },
] as const;

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

const readTheme = (): Theme => parseTheme(document.documentElement.dataset.theme);

/** Day, night, or as the system says. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, readTheme, () => 'system' as const);
  return (
    <ToggleButtonGroup
      aria-label="Light"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => applyTheme(parseTheme(String([...keys][0])))}
      className="inline-flex rounded-md border border-line"
    >
      {CHOICES.map(({ theme: choice, label, Icon }) => (
        <ToggleButton
          key={choice}
          id={choice}
          aria-label={label}
          className="inline-flex h-7 w-9 cursor-default items-center justify-center text-ink-3 first:rounded-s-md last:rounded-e-md hover:text-ink selected:bg-sunken selected:text-ink pointer-coarse:size-10"
        >
          <Icon aria-hidden className="size-3.5" />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
