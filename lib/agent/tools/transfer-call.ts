import { z } from 'zod';
import { withTenant } from '@/lib/db/tenant-db';
import { listDepartments } from '@/lib/tenants/queries';
import type { DepartmentDto } from '@/lib/tenants/schema';
import { callerText, optionalCallerText } from './caller-text';
import { findDepartment, findDepartmentNamed, isAnyone, namesRoom } from './find-department';
import type { AgentTool, ToolResult } from './tool';

const input = z.object({
  department: optionalCallerText(80).describe(
    'One of the departments you were told of; leave out when the caller just wants a person',
  ),
  reason: callerText(300).describe('One sentence for whoever answers: who is calling and why'),
});

const FALLBACK_RING_SECONDS = 30;

export const transferCallTool: AgentTool<z.output<typeof input>> = {
  name: 'transfer_call',
  description:
    'Puts the caller through to a person. Use it at once when the caller asks for a human. ' +
    'Code "closed" means that department is not there now: say when it opens and offer to take a message. Never to a guest or a room.',
  input,
  effect: 'control',
  fillers: ['One moment, I am connecting you.'],
  timeLimitMs: 3_000,
  async run({ tenantId, propertyId, clock }, { department: said, reason }) {
    return withTenant(tenantId, async (db) => {
      const property = await db.property.findFirstOrThrow({
        where: { id: propertyId },
        select: { fallbackNumber: true },
      });
      const departments = await listDepartments(db, propertyId, clock.now());
      if (said !== null && namesRoom(said) && !findDepartmentNamed(departments, said)) return refuseRoom();
      const wanted = said === null || isAnyone(said) ? null : findDepartment(departments, said);
      if (wanted && !wanted.isFallback)
        return wanted.isOpenNow ? connect(wanted, reason) : closed(wanted, departments);
      const open = firstOpen(departments);
      return open ? connect(open, reason) : connectFallback(property.fallbackNumber, reason);
    });
  },
};

/** A person on request always works: the desk that takes what nobody else does, else the first one that is open. */
function firstOpen(departments: DepartmentDto[]): DepartmentDto | undefined {
  const open = departments.filter(({ isOpenNow }) => isOpenNow);
  return open.find(({ isFallback }) => isFallback) ?? open[0];
}

function connect({ slug, name, phone, ringSeconds }: DepartmentDto, summary: string): ToolResult {
  return {
    ok: true,
    code: 'transferring',
    sayFacts: [`I'm putting you through to ${name} now.`],
    control: { type: 'transfer', departmentSlug: slug, phone, ringSeconds, summary },
  };
}

function connectFallback(phone: string, summary: string): ToolResult {
  return {
    ok: true,
    code: 'transferring',
    sayFacts: ["I'm putting you through to our team now."],
    control: {
      type: 'transfer',
      departmentSlug: 'fallback',
      phone,
      ringSeconds: FALLBACK_RING_SECONDS,
      summary,
    },
  };
}

function closed(department: DepartmentDto, departments: DepartmentDto[]): ToolResult {
  const { name, opensNext } = department;
  return {
    ok: false,
    code: 'closed',
    sayFacts: [
      `${name} is closed right now${opensNext ? `; it opens ${opensNext}` : ''}.`,
      'I can take a message and have someone call you back.',
    ],
    alternatives: departments
      .filter(({ isOpenNow, slug }) => isOpenNow && slug !== department.slug)
      .map((other) => ({ department: other.slug, name: other.name })),
  };
}

/** The same words whether such a room or guest exists or not. */
function refuseRoom(): ToolResult {
  return {
    ok: false,
    code: 'private',
    sayFacts: [
      "I'm sorry, I can't connect calls to rooms or say who is staying with us. I can take a message for our staff.",
    ],
  };
}
