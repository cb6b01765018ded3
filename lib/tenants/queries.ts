import type { TenantDb } from '@/lib/db/tenant-db';
import { AppError } from '@/lib/errors';
import { addDays, fromDbDate, toDbDate, todayIn } from '@/lib/local-date';
import { describeHours, spokenOpening } from './describe-hours';
import { findNextOpening, type HolidayDate, type Hours, isOpenAt } from './opening-hours';
import type { DepartmentDto, PropertyDto } from './schema';

const PROPERTY_FIELDS = {
  id: true,
  kind: true,
  name: true,
  zone: true,
  currency: true,
  locale: true,
  address: true,
  numbers: { select: { e164: true, label: true }, orderBy: { e164: 'asc' } },
} as const;

/** Every property of the tenant, by name. */
export async function listProperties(db: TenantDb): Promise<PropertyDto[]> {
  return db.property.findMany({ select: PROPERTY_FIELDS, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

export async function getProperty(db: TenantDb, propertyId: string): Promise<PropertyDto> {
  const property = await db.property.findFirst({ where: { id: propertyId }, select: PROPERTY_FIELDS });
  if (!property) throw new AppError('not_found', { message: 'There is no such property.' });
  return property;
}

/** The property's departments in ring order, each with whether somebody answers at `now`. */
export async function listDepartments(db: TenantDb, propertyId: string, now: Date): Promise<DepartmentDto[]> {
  const property = await db.property.findFirst({ where: { id: propertyId }, select: { zone: true } });
  if (!property) return [];
  const { zone } = property;
  const today = todayIn(zone, now);
  const departments = await db.department.findMany({
    where: { propertyId },
    include: { hours: true },
    orderBy: [{ sort: 'asc' }, { slug: 'asc' }],
  });
  const propertyHours = await db.openingHours.findMany({ where: { propertyId, departmentId: null } });
  const holidays = await listHolidays(db, propertyId, today);
  return departments.map(({ hours: own, id, slug, name, phone, email, ringSeconds, isFallback }) => {
    const hours: Hours[] = own.length > 0 ? own : propertyHours;
    const next = findNextOpening(hours, holidays, zone, now);
    return {
      id,
      slug,
      name,
      phone,
      email,
      ringSeconds,
      isFallback,
      isOpenNow: isOpenAt(hours, holidays, zone, now),
      hours: describeHours(hours),
      opensNext: next && spokenOpening(next, today),
    };
  });
}

/** Holidays that can matter to a call on `today`: yesterday's, whose night may still run, to two weeks ahead. */
export async function listHolidays(db: TenantDb, propertyId: string, today: string): Promise<HolidayDate[]> {
  const rows = await db.holiday.findMany({
    where: { propertyId, date: { gte: toDbDate(addDays(today, -1)), lte: toDbDate(addDays(today, 15)) } },
    orderBy: { date: 'asc' },
  });
  return rows.map(({ date, name, closed }) => ({ date: fromDbDate(date), name, closed }));
}
