/** Whether a field anywhere in the value has a name that fits. @param value JSON, of any depth */
export function namesField(value: unknown, fields: RegExp): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      for (const item of next) waiting.push(item);
      continue;
    }
    for (const [name, held] of Object.entries(next)) {
      if (held === undefined) continue;
      if (fields.test(name)) return true;
      waiting.push(held);
    }
  }
  return false;
}
