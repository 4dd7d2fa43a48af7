import { expect, test } from 'vitest';
import { JobLog } from '../../../../kiosk-agent/simulator/virtual-printer/job-log.ts';
import { emptyPaper } from '../../../../kiosk-agent/simulator/virtual-printer/paper.ts';

test('the oldest tickets are forgotten, and no id is given twice', () => {
  const jobs = new JobLog(() => new Date('2026-11-22T10:00:00Z'));
  for (let count = 0; count < 60; count += 1) jobs.add(emptyPaper(), true);
  expect(jobs.all).toHaveLength(50);
  expect(jobs.find('10')).toBeUndefined();
  expect(jobs.find('11')).toMatchObject({ id: '11', at: '2026-11-22T10:00:00.000Z' });
  jobs.clear();
  jobs.add(emptyPaper(), false);
  expect(jobs.all.map((job) => job.id)).toEqual(['61']);
});
