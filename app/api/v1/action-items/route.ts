import { AppError } from '@/lib/errors';
import { route } from '@/lib/http/route';
import { listActionItems } from '@/lib/requests/queries';
import { changeActionItemsSchema, listActionItemsSchema } from '@/lib/requests/schema';
import { updateActionItems } from '@/lib/requests/update-action-items';

export const GET = route({
  auth: 'member',
  permission: 'read_action_items',
  query: listActionItemsSchema,
  handler: ({ db, input }) => listActionItems(db, input.query),
});

/** Answers with the items as they are now; ids that are not the tenant's are left out, and if none is, nothing was found. */
export const PATCH = route({
  auth: 'member',
  permission: 'update_action_items',
  body: changeActionItemsSchema,
  handler: async ({ db, viewer, input }) => {
    const actor = { id: viewer.userId, userId: viewer.userId, now: new Date() };
    const items = await updateActionItems(db, input.body.ids, input.body.change, actor);
    if (items.length === 0) throw new AppError('not_found', { message: 'There are no such action items.' });
    return { items };
  },
});
