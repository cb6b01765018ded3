import { beforeAll, describe, expect, it } from 'vitest';
import { withPlatform, withUser } from '@/lib/db/tenant-db';
import { credentialsOf } from '@/lib/http/request-credentials';
import { buildHotel, type Hotel } from '@/lib/testing/build-hotel';
import { buildPerson, buildSession, requestOf } from '@/lib/testing/build-person';
import { listSessions, revokeSessions } from './sessions';
import { findViewer } from './viewer';

let inn: Hotel;
let motel: Hotel;

beforeAll(async () => {
  inn = await buildHotel({ name: 'Inn' });
  motel = await buildHotel({ name: 'Motel' });
});

const ask = (
  person: { cookie: string } | null,
  options: { headers?: Record<string, string>; now?: Date } = {},
) => findViewer(credentialsOf(requestOf(person, '/', options)), options.now);

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

describe('findViewer', () => {
  it('knows who asks and where they belong', async () => {
    const person = await buildPerson({ seats: [{ tenantId: inn.tenantId, role: 'agent' }] });
    expect(await ask(person)).toMatchObject({
      userId: person.userId,
      sessionId: person.sessionId,
      seat: { tenant: { id: inn.tenantId, name: 'Inn' }, role: 'agent' },
    });
  });

  it('knows no one behind a missing, foreign or tampered cookie', async () => {
    const person = await buildPerson();
    expect(await ask(null)).toBeNull();
    expect(await ask({ cookie: `${person.cookie.slice(0, -4)}AAAA` })).toBeNull();
    expect(await ask({ cookie: 'frontdesk.session=%E0%A4%A' })).toBeNull();
  });

  it('refuses a session from the moment it is revoked', async () => {
    const person = await buildPerson();
    expect(await ask(person)).not.toBeNull();
    await withUser(person.userId, (db) =>
      revokeSessions(db, { id: person.sessionId, currentId: person.sessionId, now: new Date() }),
    );
    expect(await ask(person)).toBeNull();
  });

  it('ends a session thirty days after its last use, and ninety after sign-in', async () => {
    const person = await buildPerson();
    expect(await ask(person, { now: daysFromNow(31) })).toBeNull();
    for (const day of [29, 58, 87]) expect(await ask(person, { now: daysFromNow(day) })).not.toBeNull();
    expect(await ask(person, { now: daysFromNow(91) })).toBeNull();
  });

  it('writes the last use down once a minute, not at every request', async () => {
    const person = await buildPerson();
    const lastSeen = async () => {
      const where = { id: person.sessionId };
      const row = await withUser(person.userId, (db) => db.userSession.findUniqueOrThrow({ where }));
      return row.lastSeenAt.getTime();
    };
    const signedInAt = await lastSeen();
    await ask(person, { now: new Date(signedInAt + 59_000) });
    expect(await lastSeen()).toBe(signedInAt);
    await ask(person, { now: new Date(signedInAt + 60_000) });
    expect(await lastSeen()).toBe(signedInAt + 60_000);
  });

  it('works in the tenant the browser chose, if the person belongs to it', async () => {
    const person = await buildPerson({
      seats: [{ tenantId: inn.tenantId }, { tenantId: motel.tenantId, role: 'agent' }],
    });
    const stranger = await buildHotel();
    const choose = (tenantId: string) => ask(person, { headers: { cookie: `frontdesk.tenant=${tenantId}` } });
    expect((await choose(motel.tenantId))?.seat).toMatchObject({ tenant: { name: 'Motel' }, role: 'agent' });
    expect((await choose(stranger.tenantId))?.seat?.tenant.name).toBe('Inn');
  });

  it('does not find a demanded tenant the person does not belong to', async () => {
    const person = await buildPerson({ seats: [{ tenantId: inn.tenantId }] });
    const demand = (tenantId: string) => ask(person, { headers: { 'x-frontdesk-tenant': tenantId } });
    expect((await demand(inn.tenantId))?.seat?.tenant.name).toBe('Inn');
    await expect(demand(motel.tenantId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('sessions', () => {
  it('lists and ends a person’s own sessions only', async () => {
    const [person, other] = [await buildPerson(), await buildPerson()];
    const phone = await buildSession(person.userId);
    const tablet = await buildSession(person.userId);
    const mine = { currentId: person.sessionId, now: new Date() };

    const listed = await withUser(person.userId, (db) => listSessions(db, mine));
    expect(listed.map(({ id }) => id).sort()).toEqual(
      [person.sessionId, phone.sessionId, tablet.sessionId].sort(),
    );
    expect(listed.filter(({ current }) => current).map(({ id }) => id)).toEqual([person.sessionId]);

    const revoke = (which: { id: string } | { others: true }) =>
      withUser(person.userId, (db) => revokeSessions(db, { ...which, ...mine }));
    await expect(revoke({ id: other.sessionId })).rejects.toMatchObject({ code: 'not_found' });
    await revoke({ id: phone.sessionId });
    expect(await ask(phone)).toBeNull();
    expect(await ask(tablet)).not.toBeNull();
    await revoke({ others: true });
    expect(await ask(tablet)).toBeNull();
    expect(await ask(person)).not.toBeNull();
    expect(await ask(other)).not.toBeNull();
  });

  it('cannot be opened in another person’s name by a request', async () => {
    const [person, other] = [await buildPerson(), await buildPerson()];
    const forged = {
      id: person.sessionId.replace(/.$/, '0'),
      userId: other.userId,
      expiresAt: daysFromNow(1),
    };
    await expect(withUser(person.userId, (db) => db.userSession.create({ data: forged }))).rejects.toThrow();
    const seen = await withPlatform({ actor: 'test', reason: 'count' }, (db) =>
      db.userSession.count({ where: { userId: other.userId } }),
    );
    expect(seen).toBe(1);
  });
});
