import type { OperaAnswer } from './opera-call.js';

/**
 * One answer out of several that each cover a part of a period: bodies merged, every warning once, the greatest age, and
 * the request id of the first.
 * @param answers at least one
 */
export function mergedAnswer(
  answers: readonly OperaAnswer[],
  merge: (bodies: readonly unknown[]) => unknown,
): OperaAnswer {
  const first = answers[0]!;
  const body = merge(answers.map((answer) => answer.body));
  const warnings = new Map(
    answers.flatMap((answer) => answer.warnings.map((warning) => [warning.text, warning])),
  );
  const ages = answers.flatMap((answer) => answer.ageSeconds ?? []);
  return {
    status: body === undefined ? 204 : 200,
    body,
    warnings: [...warnings.values()],
    operaRequestId: first.operaRequestId,
    ...(ages.length > 0 ? { ageSeconds: Math.max(...ages) } : {}),
    ...(answers.some((answer) => answer.stale) ? { stale: true } : {}),
  };
}
