/** One thing wrong with the configuration. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly example?: string;
}

/** Stops the start; its message is what the operator reads. Values are never repeated, for they may be secrets. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map(line).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

function line({ variable, problem, example }: ConfigProblem): string {
  const hint = example === undefined ? '' : `  for example: ${variable}=${example}`;
  return `  ${variable}: ${problem}${hint}`;
}
