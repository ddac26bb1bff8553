import type { Fault } from '../../kernel/fault.js';
import type { ToolAnswer } from '../declaration/tool.declaration.js';
import type { ToolEntry } from '../registry/tool.entry.js';
import { faultText } from './fault.view.js';
import { fitted, fittedText, tokensOf } from './budget.js';

/** The answer of a tool call as JSON text of the result's members, and its size. */
export interface ToolResult {
  readonly body: string;
  readonly tokens: number;
}

/** Members the registry adds to an answer's structured part. */
export interface AddedMembers {
  readonly outcome?: string;
  readonly nextCursor?: string;
  readonly notes?: readonly string[];
}

/** What a tool said, within the budget; text and structured part tell the same, because clients show only one of them. */
export function answerResult(
  entry: ToolEntry,
  answer: ToolAnswer<Record<string, unknown>>,
  nextCursor: string | undefined,
  maxTokens: number,
): ToolResult {
  const cut = fitted(answer.data, maxTokens);
  const notes = [...(answer.notes ?? []), ...(cut.note === undefined ? [] : [cut.note])];
  const outcome = entry.declaration.effect === 'read' ? undefined : (answer.outcome ?? 'done');
  const added: AddedMembers = { outcome, nextCursor, notes: notes.length > 0 ? notes : undefined };
  const text = [
    ...(outcome === undefined || outcome === 'done' ? [] : [`Outcome: ${outcome.replace('_', ' ')}.`]),
    fittedText(answer.text, maxTokens),
    ...notes.map((note) => `Note: ${note}`),
    ...(nextCursor === undefined
      ? []
      : ['More follow: call again with cursor = nextCursor.', `nextCursor: ${nextCursor}`]),
  ];
  return assembled(
    text.filter((line) => line !== '').join('\n'),
    answer.content ?? [],
    entry.structured ? withMembers(cut.json, added) : undefined,
  );
}

/** A stop for consent: nothing was done yet. */
export function previewResult(
  preview: { readonly summary: string; readonly facts: object },
  confirmationToken: string,
  expiresAt: string,
  notes: readonly string[],
): ToolResult {
  const text = [
    preview.summary,
    ...notes.map((note) => `Note: ${note}`),
    'Nothing was done yet. Show this to the person; only after their yes, call again with the same arguments and the confirmationToken.',
    `confirmationToken: ${confirmationToken}`,
    `Valid until ${expiresAt}.`,
  ];
  const structured = JSON.stringify({
    outcome: 'confirmation_required',
    preview,
    confirmationToken,
    expiresAt,
    ...(notes.length > 0 ? { notes } : {}),
  });
  return assembled(text.join('\n'), [], structured);
}

/**
 * A fault as a tool's answer. Without structured part: clients check that against the output schema even on errors.
 */
export function faultResult(fault: Fault, requestId: string): ToolResult {
  const text = faultText(fault, requestId);
  return {
    body: `"content":[{"type":"text","text":${JSON.stringify(text)}}],"isError":true`,
    tokens: tokensOf(text),
  };
}

function assembled(text: string, content: readonly object[], structured: string | undefined): ToolResult {
  const blocks = content.map((block) => JSON.stringify(block));
  if (text !== '') blocks.unshift(`{"type":"text","text":${JSON.stringify(text)}}`);
  const tail = structured === undefined ? '' : `,"structuredContent":${structured}`;
  return {
    body: `"content":[${blocks.join(',')}]${tail}`,
    // A client shows its model one of the two.
    tokens: Math.max(tokensOf(text), tokensOf(structured ?? '')),
  };
}

/** Adds members to the JSON text of an object without parsing it again. */
function withMembers(json: string, members: AddedMembers): string {
  const added = JSON.stringify(members);
  if (added === '{}') return json;
  return json === '{}' ? added : `${json.slice(0, -1)},${added.slice(1)}`;
}
