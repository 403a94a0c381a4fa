import type { FastifyReply } from 'fastify';

/** Says where a created thing is found: sets `Location` to `<collection>/<id>` and hands the thing on as the answer. */
export function created<T extends { readonly id: string }>(reply: FastifyReply, collection: string, thing: T): T {
  void reply.header('location', `${collection}/${thing.id}`);
  return thing;
}
