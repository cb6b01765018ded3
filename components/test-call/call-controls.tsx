'use client';

import { Grid3x3, Mic, MicOff, PhoneOff, Volume2, VolumeX } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import type { PlacedCall } from './place-call';

const TOGGLE = buttonStyle({ size: 'large', className: 'selected:bg-sunken' });

export function CallControls({ call, onHangUp }: { call: PlacedCall; onHangUp(): void }) {
  const [isSoundMuted, setSoundMuted] = useState(false);
  const [isMicrophoneMuted, setMicrophoneMuted] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {call.microphone === 'open' ? (
        <ToggleButton
          className={TOGGLE}
          isSelected={isMicrophoneMuted}
          onChange={(isMuted) => {
            setMicrophoneMuted(isMuted);
            call.setMicrophoneMuted(isMuted);
          }}
        >
          {isMicrophoneMuted ? (
            <MicOff aria-hidden className="size-4" />
          ) : (
            <Mic aria-hidden className="size-4" />
          )}
          {isMicrophoneMuted ? 'Muted' : 'Mute'}
        </ToggleButton>
      ) : null}
      {call.hasSound ? (
        <ToggleButton
          className={TOGGLE}
          isSelected={isSoundMuted}
          onChange={(isMuted) => {
            setSoundMuted(isMuted);
            call.setSoundMuted(isMuted);
          }}
        >
          {isSoundMuted ? (
            <VolumeX aria-hidden className="size-4" />
          ) : (
            <Volume2 aria-hidden className="size-4" />
          )}
          {isSoundMuted ? 'Sound off' : 'Sound on'}
        </ToggleButton>
      ) : null}
      <Keypad onPress={call.line.press} />
      <Button variant="danger" size="large" className="ml-auto" onPress={onHangUp}>
        <PhoneOff aria-hidden className="size-4" />
        Hang up
      </Button>
    </div>
  );
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
const KEY_NAMES: Partial<Record<(typeof KEYS)[number], string>> = { '*': 'Star', '#': 'Hash' };

function Keypad({ onPress }: { onPress(digit: string): void }) {
  return (
    <DialogTrigger>
      <Button size="large">
        <Grid3x3 aria-hidden className="size-4" />
        Keypad
      </Button>
      <Popover
        placement="top"
        className="settle-in rounded-lg border border-line-strong bg-raised p-3 shadow-lift"
      >
        <Dialog aria-label="Keypad" className="grid grid-cols-3 gap-2 outline-none">
          {KEYS.map((key) => (
            <AriaButton
              key={key}
              aria-label={KEY_NAMES[key] ?? key}
              onPress={() => onPress(key)}
              className="tabular inline-flex size-12 cursor-default items-center justify-center rounded-md border border-line-strong font-medium text-lg hover:bg-sunken pressed:bg-brass-wash"
            >
              {key}
            </AriaButton>
          ))}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
