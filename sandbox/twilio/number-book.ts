import type { Clock } from '../clock';
import { newSid } from './sids';

/** A telephone number rented from the stand-in company, and whom it asks for instructions. */
export interface RentedNumber {
  sid: string;
  phoneNumber: string;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: string;
  voiceFallbackUrl: string;
  voiceFallbackMethod: string;
  statusCallback: string;
  statusCallbackMethod: string;
  smsUrl: string;
  smsMethod: string;
  createdAt: Date;
  updatedAt: Date;
}

export type NumberSettings = Partial<Omit<RentedNumber, 'sid' | 'phoneNumber' | 'createdAt' | 'updatedAt'>>;

export class NumberBook {
  private readonly bySid = new Map<string, RentedNumber>();

  constructor(private readonly clock: Clock) {}

  rent(phoneNumber: string, settings: NumberSettings = {}): RentedNumber {
    const now = this.clock.date();
    const number: RentedNumber = {
      sid: newSid('PN'),
      phoneNumber,
      friendlyName: phoneNumber,
      voiceUrl: '',
      voiceMethod: 'POST',
      voiceFallbackUrl: '',
      voiceFallbackMethod: 'POST',
      statusCallback: '',
      statusCallbackMethod: 'POST',
      smsUrl: '',
      smsMethod: 'POST',
      ...settings,
      createdAt: now,
      updatedAt: now,
    };
    this.bySid.set(number.sid, number);
    return number;
  }

  update(sid: string, settings: NumberSettings): RentedNumber | null {
    const number = this.bySid.get(sid);
    if (!number) return null;
    Object.assign(number, settings, { updatedAt: this.clock.date() });
    return number;
  }

  release(sid: string): boolean {
    return this.bySid.delete(sid);
  }

  get(sid: string): RentedNumber | undefined {
    return this.bySid.get(sid);
  }

  find(phoneNumber: string): RentedNumber | undefined {
    return this.list().find((number) => number.phoneNumber === phoneNumber);
  }

  list(): RentedNumber[] {
    return [...this.bySid.values()];
  }
}
