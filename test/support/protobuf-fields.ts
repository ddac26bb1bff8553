/** One field of a protobuf message, read without its schema. */
export interface Field {
  readonly field: number;
  /** Of a length-delimited field: text, bytes or a message. */
  readonly bytes?: Buffer;
  /** Of any other. */
  readonly number?: bigint;
}

/**
 * The fields of a message (Protocol Buffers, wire format).
 * @throws RangeError when the bytes are no message
 */
export function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const taken = (length: number): Buffer => {
    if (at + length > message.length) throw new RangeError('the message ends early');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = varint();
    const field = Number(tag >> 3n);
    const kind = Number(tag & 7n);
    if (kind === 0) fields.push({ field, number: varint() });
    else if (kind === 1) fields.push({ field, number: taken(8).readBigUInt64LE() });
    else if (kind === 2) fields.push({ field, bytes: taken(Number(varint())) });
    else if (kind === 5) fields.push({ field, number: BigInt(taken(4).readUInt32LE()) });
    else throw new RangeError(`wire type ${kind}`);
  }
  return fields;
}
