import type { CriticalTimesStep } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

export interface TimesRow {
  readonly from: Date;
  readonly to: Date;
  readonly reported: number;
  readonly acknowledged: number;
  readonly escalated: number;
  readonly median: number | null;
  readonly ninetieth: number | null;
  readonly steps: CriticalTimesStep[];
}

/** Along `critical_results_created_idx`. $1 days. */
const TIMES = `WITH period AS (SELECT now() - make_interval(days => $1) AS from_, now() AS to_),
    times AS (
      SELECT c.acknowledged_at, c.escalations, extract(epoch FROM c.acknowledged_at - c.created_at) / 60 AS minutes
      FROM critical_results c WHERE c.superseded_at IS NULL AND c.created_at >= (SELECT from_ FROM period))
  SELECT from_ AS "from", to_ AS "to", count(t)::int AS reported, count(t.acknowledged_at)::int AS acknowledged,
    count(t) FILTER (WHERE t.escalations > 0)::int AS escalated,
    round((percentile_cont(0.5) WITHIN GROUP (ORDER BY t.minutes))::numeric, 1)::float8 AS median,
    round((percentile_cont(0.9) WITHIN GROUP (ORDER BY t.minutes))::numeric, 1)::float8 AS ninetieth,
    (SELECT jsonb_agg(jsonb_build_object('minutes', step, 'acknowledged', (SELECT count(*) FROM times WHERE minutes <= step)) ORDER BY step)
      FROM lab_settings, unnest(escalation_minutes) AS step) AS steps
  FROM period LEFT JOIN times t ON true GROUP BY from_, to_`;

/** The last statement of its unit. */
export async function criticalTimes(unit: UnitOfWork, days: number): Promise<TimesRow> {
  const [row] = await unit.queryLast<TimesRow>(TIMES, [days]);
  return row;
}
