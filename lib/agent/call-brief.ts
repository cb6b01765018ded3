import { type TenantDb, withTenant } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { todayIn } from '@/lib/local-date';
import { describeHours } from '@/lib/tenants/describe-hours';
import { type HolidayDate, isOpenAt } from '@/lib/tenants/opening-hours';
import { listDepartments, listHolidays } from '@/lib/tenants/queries';
import type { DepartmentDto } from '@/lib/tenants/schema';
import { type CallerMemory, loadCallerMemory } from './caller-memory';
import { deepFreeze } from './deep-freeze';

/** Everything a call needs to know before its first word, read once and never changed. */
export interface CallBrief {
  tenantId: string;
  propertyId: string;
  callId: string;
  /** E.164, or null when withheld. */
  callerNumber: string | null;
  /** On a phone of the house, as the trunk says. */
  inRoom: boolean;
  now: Date;
  property: BriefProperty;
  hours: { isOpenNow: boolean; text: string };
  holidays: HolidayDate[];
  /** In ring order. */
  departments: DepartmentDto[];
  roomTypes: BriefRoomType[];
  agent: BriefAgent;
  caller: CallerMemory;
}

interface BriefProperty {
  kind: 'hotel' | 'restaurant' | 'rental';
  name: string;
  spokenName: string;
  zone: string;
  currency: string;
  locale: string;
  address: string;
  website: string | null;
  checkInTime: string | null;
  checkOutTime: string | null;
  emergencyNumber: string;
  fallbackNumber: string;
}

export interface BriefRoomType {
  code: string;
  name: string;
  spokenName: string;
  description: string;
  beds: string;
  maxOccupancy: number;
  maxAdults: number;
  maxChildren: number;
  accessible: boolean;
}

interface BriefAgent {
  id: string;
  number: number;
  name: string;
  voice: string;
  greeting: string;
  instructions: string;
  /** Names of the tools switched on. */
  tools: string[];
}

export interface CallToBrief {
  tenantId: string;
  propertyId: string;
  callId: string;
  callerNumber: string | null;
  now: Date;
}

/** Throws `unavailable` when nobody published an agent for this property: the caller must get the fallback then. */
export async function loadCallBrief(call: CallToBrief): Promise<CallBrief> {
  return withTenant(call.tenantId, async (db) => deepFreeze(await readBrief(db, call)));
}

async function readBrief(db: TenantDb, call: CallToBrief): Promise<CallBrief> {
  const { propertyId, callId, now } = call;
  const property = await readProperty(db, propertyId);
  const today = todayIn(property.zone, now);
  const departments = await listDepartments(db, propertyId, now);
  const holidays = await listHolidays(db, propertyId, today);
  const weekly = await db.openingHours.findMany({ where: { propertyId, departmentId: null } });
  const roomTypes = await db.roomType.findMany({
    where: { propertyId },
    select: ROOM_TYPE_FIELDS,
    orderBy: [{ sort: 'asc' }, { code: 'asc' }],
  });
  const row = await db.call.findFirst({ where: { id: callId }, select: { origin: true } });
  return {
    ...call,
    inRoom: row?.origin === 'in_room',
    property,
    hours: {
      isOpenNow: isOpenAt(weekly, holidays, property.zone, now),
      text: weekly.length === 0 ? '' : describeHours(weekly),
    },
    holidays: holidays.filter(({ date }) => date >= today),
    departments,
    roomTypes,
    agent: await readAgent(db, propertyId),
    caller: await loadCallerMemory(db, { ...call, today }),
  };
}

const AGENT_FIELDS = {
  id: true,
  number: true,
  name: true,
  voice: true,
  greeting: true,
  instructions: true,
  tools: true,
} as const;
const PROPERTY_FIELDS = {
  kind: true,
  name: true,
  spokenName: true,
  zone: true,
  currency: true,
  locale: true,
  address: true,
  website: true,
  checkInTime: true,
  checkOutTime: true,
  emergencyNumber: true,
  fallbackNumber: true,
} as const;

const ROOM_TYPE_FIELDS = {
  code: true,
  name: true,
  spokenName: true,
  description: true,
  beds: true,
  maxOccupancy: true,
  maxAdults: true,
  maxChildren: true,
  accessible: true,
} as const;

async function readProperty(db: TenantDb, propertyId: string): Promise<BriefProperty> {
  const property = await db.property.findFirst({ where: { id: propertyId }, select: PROPERTY_FIELDS });
  if (!property) throw new AppError('not_found', { message: 'There is no such property.' });
  return property;
}

async function readAgent(db: TenantDb, propertyId: string): Promise<BriefAgent> {
  const version = await db.agentVersion.findFirst({
    where: { propertyId, state: 'published' },
    select: AGENT_FIELDS,
  });
  if (!version) throw new AppError('unavailable', { message: 'No agent is published for this property.' });
  return version;
}
