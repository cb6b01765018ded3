import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { JOB_QUEUES, QUEUE_SCHEMA, SWEEP_QUEUE, SWEEP_SCHEDULES } from '@/lib/jobs/queues';

/**
 * Installs or upgrades the job queue and states its queues, as the owner of the database, so that no process needs the
 * right to change a schema. Idempotent.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  await installSchema(ownerUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(ROLE_GRANTS);
    await owner.query(FILE_JOB);
  } finally {
    await owner.end();
  }
}

async function installSchema(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: QUEUE_SCHEMA, max: 2, supervise: false });
  // Errors of its background loops come with the installation's own.
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const [name, options] of Object.entries(JOB_QUEUES)) await stateQueue(boss, name, options);
    for (const name of Object.keys(SWEEP_SCHEDULES)) await stateQueue(boss, name, SWEEP_QUEUE);
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function stateQueue(
  boss: PgBoss,
  name: string,
  options: (typeof JOB_QUEUES)[keyof typeof JOB_QUEUES],
): Promise<void> {
  const { policy: _policy, ...changeable } = options;
  if (await boss.getQueue(name)) await boss.updateQueue(name, changeable);
  else await boss.createQueue(name, options);
}

const ROLE_GRANTS = `
  grant usage on schema ${QUEUE_SCHEMA} to frontdesk_platform;
  grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to frontdesk_platform;
  grant usage, select on all sequences in schema ${QUEUE_SCHEMA} to frontdesk_platform;
  grant execute on all functions in schema ${QUEUE_SCHEMA} to frontdesk_platform;
`;

/**
 * A tenant's transaction cannot touch the queue's tables; it files jobs through this one door, which compares the
 * payload's tenant with its own. The defaults of a job are those of its queue, as pg-boss itself would set them.
 */
const FILE_JOB = `
  create or replace function file_job(queue_name text, payload jsonb, key text) returns void
    language plpgsql security definer set search_path = ${QUEUE_SCHEMA}, pg_temp as $$
  begin
    if (payload ->> 'tenantId')::uuid is distinct from public.current_tenant() then
      raise exception 'a job belongs to the tenant who files it' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select from queue where name = queue_name) then
      raise exception 'no such queue: %', queue_name using errcode = 'undefined_object';
    end if;
    insert into job (name, data, singleton_key, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
                     expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
    select q.name, payload, key, q.policy, q.retry_limit, q.retry_delay, coalesce(q.retry_backoff, false), q.retry_delay_max,
           q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1s', q.dead_letter, q.heartbeat_seconds
    from queue q where q.name = queue_name
    on conflict do nothing;
  end
  $$;
  revoke all on function file_job(text, jsonb, text) from public;
  grant execute on function file_job(text, jsonb, text) to frontdesk_app;
`;
