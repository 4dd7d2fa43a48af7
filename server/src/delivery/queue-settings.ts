/** The outgoing queues: their names, and how long and how often they try. */

/** Named also in server/migrations/0005_closures.sql. */
export const queueNames = ['open-record', 'close-record'] as const;
export type QueueName = (typeof queueNames)[number];

/** Jobs given up, with their act as it is, for a person to look at. */
export const deadQueues: Record<QueueName, string> = {
  'open-record': 'open-record-dead',
  'close-record': 'close-record-dead',
};

export const queueSettings = {
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  retentionSeconds: 14 * 86_400,
};
