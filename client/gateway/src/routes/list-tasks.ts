import { route } from '../http/route';
import { viewpointOf } from '../read-model/viewpoint';
import { wordsSchema } from '../schemas/common';
import { z } from '../schemas/z';
import { makeTasks } from '../tasks/make-tasks';
import { readInbox } from '../tasks/read-inbox';
import { TASK_KINDS } from '../tasks/task';

const taskSchema = z
  .object({
    id: z.string(),
    kind: z.enum(TASK_KINDS),
    title: wordsSchema,
    detail: wordsSchema,
    voucher: z.string().nullable(),
    operation: z.string().nullable(),
    quoteRequest: z.string().nullable(),
    payment: z.string().nullable(),
    due: z.string().nullable(),
    amount: z.string().nullable(),
  })
  .openapi('Task');

export const listTasksRoute = route({
  method: 'get',
  path: '/v1/tasks',
  operationId: 'listTasks',
  summary: 'What waits for the caller or for anybody here; what is under way is left out',
  scope: 'operations:read',
  replies: {
    200: {
      description: 'By kind, then by what is due first',
      schema: z.object({ items: z.array(taskSchema) }).openapi('TaskList'),
    },
  },
  problems: ['ledger-unavailable'],
  handler: async (_input, { services, principal }) => {
    const { date } = await viewpointOf(services);
    const telling = {
      ...{ self: services.member.id, date, principal },
      nameOf: (id: number) => services.names.of(id),
    };
    return { status: 200, body: { items: makeTasks(await readInbox(services), telling) } };
  },
});
