import { isRecord, ProtocolError, RPC } from './json-rpc.js';

/**
 * Whether an answer to a question is usable, by the shape MCP gives it. Answers come from outside: what does not fit is
 * asked again or refused, never passed on.
 * @throws ProtocolError INVALID_PARAMS when it is not even an object
 */
export function fitsQuestion(method: string, params: object, answer: unknown): boolean {
  if (!isRecord(answer)) {
    throw new ProtocolError(RPC.INVALID_PARAMS, 'Every member of inputResponses must be an object.');
  }
  switch (method) {
    case 'elicitation/create':
      return fitsElicitation(params, answer);
    case 'sampling/createMessage':
      return typeof answer['role'] === 'string' && answer['content'] !== undefined;
    default:
      return Array.isArray(answer['roots']);
  }
}

function fitsElicitation(params: object, answer: Record<string, unknown>): boolean {
  const { action, content } = answer;
  if (action === 'decline' || action === 'cancel') return true;
  if (action !== 'accept') return false;
  const schema = 'requestedSchema' in params ? params.requestedSchema : undefined;
  if (!isRecord(schema)) return true;
  return isRecord(content) && fitsForm(schema, content);
}

/** Forms are flat: required fields present, every field of its type. */
function fitsForm(schema: Record<string, unknown>, content: Record<string, unknown>): boolean {
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : [];
  if (!required.every((name) => typeof name === 'string' && content[name] !== undefined)) return false;
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  return Object.entries(content).every(([name, value]) => {
    const property = properties[name];
    return !isRecord(property) || fitsType(property['type'], value);
  });
}

function fitsType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    default:
      return true;
  }
}
