/** Which route a series counts, for the breakdown: by the usual labels, and never so many that they fill the memory. */

/** The template of a route before the path as it was asked for. */
const ROUTE_LABELS: readonly string[] = [
  'route',
  'http_route',
  'http.route',
  'handler',
  'endpoint',
  'operation',
  'path',
  'uri',
  'url',
  'controller',
  'action',
  'resource',
  'grpc_method',
];

/** Distinct routes that are told apart; paths with ids in them would go on forever. */
export const MOST_ROUTES = 50;

/** Longer ones are cut: a route is a name here, not a place to store things. */
const LONGEST = 200;

/** Holds what has no place among the routes that are told apart. */
export const OTHER_ROUTES = '(other)';

/** The label that tells the route of a series; undefined where none does. */
export function routeLabel(labels: Readonly<Record<string, string>>): string | undefined {
  return ROUTE_LABELS.find((name) => labels[name] !== undefined && labels[name] !== '');
}

/**
 * The name of a series' route; undefined where no label tells it.
 * @param known routes told apart so far; the new one is added while there is room
 */
export function routeOf(
  labels: Readonly<Record<string, string>>,
  known: Set<string>,
): string | undefined {
  const label = routeLabel(labels);
  if (label === undefined) return undefined;
  const route = (labels[label] ?? '').slice(0, LONGEST);
  if (known.has(route)) return route;
  if (known.size >= MOST_ROUTES) return OTHER_ROUTES;
  known.add(route);
  return route;
}
