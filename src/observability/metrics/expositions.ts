import { openMetricsContentType, type Metric, Registry } from 'prom-client';

/** What a scraper gets. */
export interface Exposition {
  readonly contentType: string;
  readonly text: string;
}

/**
 * The figures of one registry in the format a scraper asks for: OpenMetrics, which carries exemplars, or Prometheus' text.
 * @param accept the request's Accept header
 */
export async function expositionOf(registry: Registry, accept = ''): Promise<Exposition> {
  const shown = accept.includes('application/openmetrics-text') ? openMetricsView(registry) : registry;
  return { contentType: shown.contentType, text: await shown.metrics() };
}

/** prom-client renames counters while it writes OpenMetrics: it gets objects of its own that only look like the metrics. */
function openMetricsView(registry: Registry): Pick<Registry, 'contentType' | 'metrics'> {
  const view = new Registry();
  view.setContentType(openMetricsContentType as never);
  for (const metric of registry.getMetricsAsArray()) view.registerMetric(Object.create(metric) as Metric);
  return view;
}
