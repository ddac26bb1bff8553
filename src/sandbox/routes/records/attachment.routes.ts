import { refuse } from '../../errors/opera.error.js';
import { type Answer, type Call, created, type Handler, NONE, ok, type Routes } from '../../gateway/call.js';
import { findStay, INTEGRATION_USER } from '../../desk/desk.js';
import type { Registers } from '../../state/document.js';
import { nextId } from '../../state/world.js';
import { findBlock } from '../../desk/group.js';
import { findProfile } from '../crm/profile-request.js';
import { holderOf } from '../rsv/linked.routes.js';

interface Holder {
  registers?: Registers;
}

/** What a file may be linked to, by Oracle's names of it. */
const LINKS: Readonly<Record<string, (call: Call, id: string) => Holder>> = {
  reservation: (call, id) => holderOf(call, id).stay,
  profile: (call, id) => findProfile(call.world, id),
  block: (call, id) => findBlock(call.hotel, id),
};

/** Keeps a file and hangs it on what it belongs to. */
function upload(call: Call): Answer {
  const { body, world } = call;
  const find = LINKS[body.required('linkType').toLowerCase()];
  if (!find)
    throw refuse('VALUE_INVALID', `linkType has to be one of ${Object.keys(LINKS).join(', ')}.`, 'linkType');
  const holder = find(call, body.required('linkId'));
  const content = body.required('fileAttachment');
  const fileName = body.required('fileName');
  const known = holder.registers?.['attachments'] ?? [];
  const before = known.find(({ document }) => document['fileName'] === fileName);
  if (before && body.flag('overwriteExistingFileYN') !== true)
    throw refuse('STATUS_FORBIDS', `${fileName} is attached already.`, 'fileName');
  const id = nextId(world, 'record');
  const document = {
    fileName,
    fileSize: Buffer.from(content, 'base64').length,
    description: body.text('description'),
    global: body.flag('globalYN') ?? false,
    hotelId: body.text('hotelId') ?? call.hotel.profile.id,
    history: { createDateTime: call.at, creatorId: body.text('userName') ?? INTEGRATION_USER },
  };
  const kept = known.filter((entry) => entry !== before);
  holder.registers = { ...holder.registers, attachments: [...kept, { id, document }] };
  const files = world.registers?.['files'] ?? [];
  world.registers = { ...world.registers, files: [...files, { id, document: { fileName, content } }] };
  return created(`${call.path}?id=${id}`);
}

function download(call: Call): Answer {
  const id = call.query.required('id');
  const file = call.world.registers?.['files']?.find((entry) => entry.id === id);
  if (!file) return NONE;
  return ok({
    fileDetails: {
      attachmentId: { id, type: 'Attachment' },
      fileName: file.document['fileName'],
      fileAttachment: file.document['content'],
    },
  });
}

function list(find: (call: Call) => Holder, shown: string): Handler {
  return (call) => {
    const name = call.query.text('attachedFileName');
    const found = (find(call).registers?.['attachments'] ?? []).filter(
      ({ document }) => name === undefined || document['fileName'] === name,
    );
    if (found.length === 0) return NONE;
    return ok({ [shown]: found.map(({ id, document }) => ({ ...document, id, type: 'Attachment' })) });
  };
}

function remove(find: (call: Call) => Holder, param: string): Handler {
  return (call) => {
    const holder = find(call);
    const id = call.param(param);
    const known = holder.registers?.['attachments'] ?? [];
    if (!known.some((entry) => entry.id === id))
      throw refuse('NOT_FOUND', `Attachment ${id} is not known.`, param);
    const without = (entries: typeof known) => entries.filter((entry) => entry.id !== id);
    holder.registers = { ...holder.registers, attachments: without(known) };
    call.world.registers = { ...call.world.registers, files: without(call.world.registers?.['files'] ?? []) };
    return ok({});
  };
}

const stay = (call: Call): Holder => findStay(call.hotel, call.param('reservationId'));
const profile = (call: Call): Holder => findProfile(call.world, call.param('profileId'));
const block = (call: Call): Holder =>
  findBlock(call.hotelNamed(call.query.text('hotelId')), call.param('blockId'));

/** Files attached to reservations, profiles and blocks. */
export const ATTACHMENT_ROUTES: Routes = {
  'medcfg.uploadFileAttachment': upload,
  'medcfg.getFileAttachment': download,
  'rsv.getReservationAttachments': list(stay, 'reservationAttachments'),
  'rsv.deleteReservationAttachment': remove(stay, 'attachmentId'),
  'crm.getProfileAttachments': list(profile, 'profileAttachments'),
  'crm.deleteProfileAttachment': remove(profile, 'attachmentId'),
  'blk.getBlockAttachments': list(block, 'blockAttachments'),
  'blk.deleteBlockAttachment': remove(block, 'attachId'),
};
