import { withTenant } from '@/lib/db/tenant-db';
import { newId } from '@/lib/ids';
import { toDbDate } from '@/lib/local-date';
import { buildHotel, type Hotel, type HotelPlan } from '@/lib/testing/build-hotel';

interface Passage {
  title: string;
  text: string;
  topic?: string;
  validFrom?: string;
  validTo?: string;
}

interface FrontDeskPlan extends HotelPlan {
  passages?: Passage[];
  alertEmail?: string | null;
}

/**
 * A hotel in New York's zone whose front desk is there from 7 am to 11 pm every day, sales on weekdays from 9 am to
 * 5 pm, housekeeping around the clock; closed on Thanksgiving 2026; with a published agent.
 */
export async function buildFrontDesk(plan: FrontDeskPlan = {}): Promise<Hotel> {
  const hotel = await buildHotel({ ...plan, zone: 'America/New_York' });
  const { tenantId, propertyId } = hotel;
  const row = { tenantId, propertyId };
  await withTenant(tenantId, async (db) => {
    const alertEmail = plan.alertEmail === undefined ? 'alerts@example.com' : plan.alertEmail;
    await db.property.updateMany({ where: { id: propertyId }, data: { alertEmail } });
    await addDepartment(
      { slug: 'front_desk', name: 'Front desk', phone: '+12072203510', isFallback: true, sort: 0 },
      [1, 2, 3, 4, 5, 6, 7],
      '07:00',
      '23:00',
    );
    await addDepartment(
      { slug: 'sales', name: 'Sales', phone: '+12072203511', email: 'sales@example.com', sort: 1 },
      [1, 2, 3, 4, 5],
      '09:00',
      '17:00',
    );
    await addDepartment(
      { slug: 'housekeeping', name: 'Housekeeping', phone: '+12072203512', sort: 2 },
      [1, 2, 3, 4, 5, 6, 7],
      '00:00',
      '24:00',
    );
    await db.holiday.create({
      data: { ...row, id: newId(), date: toDbDate('2026-11-26'), name: 'Thanksgiving' },
    });
    const agentVersionId = newId();
    await db.agentVersion.create({
      data: {
        ...row,
        id: agentVersionId,
        number: 1,
        state: 'published',
        name: 'Robin',
        voice: 'marin',
        greeting: `Thank you for calling ${hotel.name}. I am the AI assistant. How may I help you?`,
        instructions: `Be warm. This is ${hotel.name}.`,
        tools: ['search_knowledge', 'take_message'],
      },
    });
    for (const { topic = 'general', validFrom, validTo, ...passage } of plan.passages ?? []) {
      const dates = {
        validFrom: validFrom ? toDbDate(validFrom) : null,
        validTo: validTo ? toDbDate(validTo) : null,
      };
      await db.knowledgePassage.create({ data: { ...row, id: newId(), topic, ...passage, ...dates } });
    }

    async function addDepartment(
      department: {
        slug: string;
        name: string;
        phone: string;
        email?: string;
        isFallback?: boolean;
        sort: number;
      },
      weekdays: number[],
      opens: string,
      closes: string,
    ): Promise<void> {
      const departmentId = newId();
      await db.department.create({ data: { ...row, id: departmentId, ...department } });
      await db.openingHours.createMany({
        data: weekdays.map((weekday) => ({ ...row, id: newId(), departmentId, weekday, opens, closes })),
      });
    }
  });
  return hotel;
}
