import { route } from '../http/route';
import { waitSeconds } from '../http/prefer';
import { operationIdText } from '../schemas/common';
import { operationSchema, showOperation } from '../schemas/operation';
import { z } from '../schemas/z';

const headers = {
  Location: 'Where the operation is read',
  'Preference-Applied': 'wait, when it was waited for',
};

export const submitOperationRoute = route({
  method: 'post',
  path: '/v1/operations/{id}/submit',
  operationId: 'submitOperation',
  summary: 'Prove and send a signed operation, or send one of unknown outcome again',
  scope: 'operations:submit',
  object: 'operation',
  params: z.strictObject({ id: operationIdText }),
  replies: {
    200: { description: 'Settled within the time asked for', schema: operationSchema, headers },
    202: { description: 'At work; follow Location', schema: operationSchema, headers },
  },
  problems: ['second-officer-required', 'countersignature-missing', 'operation-state'],
  headers: { Prefer: 'wait=N: answer when it is settled, after N seconds at the latest' },
  handler: async ({ params: { id } }, { services, header }) => {
    await services.desk.submit(id);
    const seconds = waitSeconds(header('prefer'), services.config.waitSecondsMax);
    if (seconds > 0) await within(services.desk.settled(id), seconds * 1_000);
    const found = await services.desk.find(id);
    const working = found.row.state === 'proving' || found.row.state === 'submitted';
    return {
      status: working ? 202 : 200,
      headers: {
        Location: `/v1/operations/${id}`,
        ...(seconds > 0 ? { 'Preference-Applied': `wait=${seconds}` } : {}),
      },
      body: showOperation(found, services),
    };
  },
});

/** Waits for work, but not longer than so many milliseconds. */
async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
